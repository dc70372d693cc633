"""Pictures of relations, drawn here as SVG: in a page they follow its colours, in a file they bring their own."""
