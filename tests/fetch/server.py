"""A web server on loopback that answers as a test tells it to."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from dragoman.fetch.web import Web


class Site:
    """``pages`` maps paths to bodies, (status, headers, body) or a function that gets the handler."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.headers = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                page = site.pages.get(self.path, (404, {}, b"not here"))
                if callable(page):
                    page(self)
                    return
                status, headers, body = page if isinstance(page, tuple) else (200, {}, page)
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass  # a client that hangs up early is what several tests are about

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        self.base = f"http://news.example:{self.port}"

    def web(self, **options):
        """A client that is let through to this server and finds every host there."""
        options.setdefault("resolver", lambda host, port: ["127.0.0.1"])
        options.setdefault("pause", 0.0)
        return Web(allowed=[("127.0.0.1", self.port)], **options)


@contextmanager
def serving():
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
