import csv
import io
import json
import socket
import subprocess
import sys

import msgspec
import pytest
from click.testing import CliRunner

from dragoman.records import Coding
from dragoman.show.cli import cli
from dragoman.store.database import Writer
from dragoman.store.rows import ActRow
from tests.show.samples import CODING

STORY = "Iran's president Ebrahim Raisi visited Moscow on Wednesday. Kyiv said that Tehran had sent drones to Russia."


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "small.ledger"
    with Writer(path) as writer:
        writer.add([CODING])
    return str(path)


def run(*arguments, **more):
    return CliRunner(env={"COLUMNS": "160"}).invoke(cli, [str(argument) for argument in arguments], **more)


def test_help_lists_the_commands_and_loads_nothing_heavy():
    heavy = "('spacy', 'starlette', 'rich', 'trafilatura', 'pyarrow', 'uvicorn', 'jinja2')"
    code = f"import sys, dragoman.show.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
    shown = run("--help").output
    for command in ("demo", "code", "add", "documents", "statements", "acts", "events", "claims", "actors", "search"):
        assert f"\n  {command} " in shown
    assert run("version").output.startswith("dragoman ")


def test_code_shows_who_did_and_said_what(tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    shown = run("code", story, "--published", "2023-02-09", "--outlet", "Harbour Post")
    assert shown.exit_code == 0
    assert "8 Feb 2023" in shown.stdout and "CONSULT · visit" in shown.stdout
    assert "Harbour Post, own voice" in shown.stdout and "Harbour Post › " in shown.stdout
    assert "● happened" in shown.stdout


def test_code_gives_one_coding_a_line_and_says_what_it_refused(tmp_path):
    (tmp_path / "two.jsonl").write_text(
        "\n".join(
            json.dumps({"text": text, "title": "T"})
            for text in (STORY, "Bonjour le monde, il fait beau aujourd'hui à Paris.")
        )
    )
    found = run(
        "code", tmp_path / "two.jsonl", tmp_path / "none.txt", "-", "--json", input=STORY.replace("Moscow", "Beijing")
    )
    codings = [msgspec.json.decode(line, type=Coding) for line in found.stdout.splitlines()]
    assert found.exit_code == 0
    assert [coding.skipped is None for coding in codings] == [True, False, True]
    assert "none.txt: there is no such file" in found.stderr
    assert "not coded, language is fr" in found.stderr


@pytest.mark.parametrize(
    "text",
    ["", "Le ministre a rencontré son homologue à Paris mardi, selon un communiqué.", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
)
def test_code_fails_where_nothing_was_coded(text):
    found = run("code", "-", input=text)
    assert found.exit_code == 1
    assert found.stderr.startswith("dragoman: ") and "Traceback" not in found.stderr


def test_code_says_where_it_found_nothing():
    found = run("code", "-", input="Iran")
    assert (found.exit_code, "no act and no statement found in its 1 word" in found.stderr) == (0, True)


def test_an_unknown_actor_is_no_empty_list(tmp_path):
    (tmp_path / "good.txt").write_text(STORY)
    ledger = tmp_path / "new.ledger"
    assert run("add", tmp_path / "good.txt", "--ledger", ledger).exit_code == 0
    unknown, known = (run("acts", "--ledger", ledger, "--actor", actor) for actor in ("XYZ", "BRA"))
    assert (unknown.exit_code, known.exit_code) == (1, 0)
    assert "XYZ: no such actor or country in this ledger. See `dragoman actors`" in unknown.stderr
    assert known.stdout.startswith("0 acts")


def test_a_wrong_date_is_one_line_with_the_remedy(tmp_path):
    found = run("code", "-", "--published", "the other day", input=STORY)
    assert found.exit_code == 1
    assert "--published the other day" in found.stderr and found.stderr.count("\n") == 1


def test_add_keeps_what_it_can_and_its_tally_closes(tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "good.txt").write_text(STORY)
    (sources / "french.txt").write_text("Le ministre a rencontré son homologue à Paris mardi, selon un communiqué.")
    ledger = tmp_path / "new.ledger"
    found = run("add", sources, tmp_path / "none.txt", "--ledger", ledger, "--published", "2023-02-09")
    assert found.exit_code == 0
    assert "3 inputs = 1 coded, 0 already there, 1 skipped, 1 refused" in found.stdout
    assert "language is fr" in found.stdout and "there is no such file" in found.stdout
    again = run("add", sources / "good.txt", "--ledger", ledger, "--published", "2023-02-09")
    assert (again.exit_code, "1 already there" in again.stdout) == (0, True)
    nothing = run("add", tmp_path / "none.txt", "--ledger", ledger)
    assert (nothing.exit_code, "1 refused" in nothing.stdout) == (1, True)


def test_a_ledger_that_is_none_is_one_line(tmp_path):
    (tmp_path / "x.ledger").write_text("no ledger at all " * 200)
    for command in (["acts"], ["serve"], ["search", "x"], ["add", "-"]):
        found = run(*command, "--ledger", tmp_path / "x.ledger", input=STORY)
        assert found.exit_code == 1
        assert "x.ledger: this is not a ledger" in found.stderr


@pytest.mark.parametrize("noun", ["documents", "statements", "acts", "events", "claims", "actors"])
def test_lists_as_table_json_and_csv(noun, ledger):
    table = run(noun, "--ledger", ledger)
    assert table.exit_code == 0 and noun.rstrip("s") in table.stdout
    rows = [json.loads(line) for line in run(noun, "--ledger", ledger, "--json").stdout.splitlines()]
    cells = list(csv.DictReader(io.StringIO(run(noun, "--ledger", ledger, "--csv").stdout)))
    assert [row["id"] for row in rows] == [row["id"] for row in cells]


def test_filters_and_paging(ledger):
    def ids(*options):
        lines = run("acts", "--ledger", ledger, "--json", *options).stdout.splitlines()
        return [msgspec.json.decode(line, type=ActRow).id for line in lines]

    assert ids("--actor", "irn", "--recipient", "RUS", "--modality", "denied") == ["a-drones"]
    assert ids("--voice", "outlet", "--type", "threaten") == ["a-threat"]
    assert len(ids()) == 4 and ids("--limit", "2", "--offset", "3") == ids()[3:]
    shown = run("acts", "--ledger", ledger, "--limit", "3").stdout
    assert "4 acts · all voices · however told. More: --offset 3." in shown


def test_the_ledger_can_come_from_the_environment(ledger):
    assert run("acts", env={"DRAGOMAN_LEDGER": ledger}).exit_code == 0


def test_a_filter_that_cannot_be_is_refused(ledger):
    found = run("acts", "--ledger", ledger, "--since", "never")
    assert found.exit_code == 1 and "since=never: not a date. Write it as" in found.stderr


def test_search_finds_words(ledger):
    assert "Security talks in Moscow" in run("search", "drone", "factory", "--ledger", ledger).stdout
    hit = json.loads(run("search", "drone", "--ledger", ledger, "--json").stdout)
    assert hit["document"] == "d1" and hit["marks"]


def test_a_dyad_counts_what_it_says(ledger):
    shown = run("dyad", "ukr", "irn", "--ledger", ledger, "--direction", "there").stdout
    assert "told as happened or ongoing, in an outlet’s own voice" in " ".join(shown.split()) and "-3.50" in shown
    assert "Ukraine ↔ Iran" in " ".join(run("dyad", "UKR", "IRN", "--ledger", ledger).stdout.split())
    assert (
        run("dyad", "IRN", "RUS", "--ledger", ledger, "--told", "done", "--json", "--voice", "outlet").stdout.count(
            "\n"
        )
        <= 1
    )
    told = run("dyad", "IRN", "RUS", "--ledger", ledger, "--told", "all", "--voice", "any").stdout
    assert "however told, in any voice" in " ".join(told.split())


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_export_writes_what_the_filters_select(form, ledger, tmp_path):
    target = tmp_path / f"acts.{form}"
    found = run("export", form, "--noun", "acts", "-o", target, "--ledger", ledger, "--voice", "outlet")
    assert (found.exit_code, found.stdout) == (0, f"2 acts written to {target}\n")
    assert target.stat().st_size
    graph = run("export", "graphml", "--ledger", ledger, "--actor", "IRN").stdout
    assert graph.startswith("<?xml") and '"actor":"IRN"' in graph
    gdelt = run("export", "gdelt", "-o", tmp_path / "events.tsv", "--ledger", ledger).stdout
    assert gdelt.startswith("1 events written to") and "left out: events without a day of their own" in gdelt
    missing = run("export", form, "-o", tmp_path / "no" / "folder", "--ledger", ledger)
    assert missing.exit_code == 1 and "cannot be written" in missing.stderr


def test_text_of_others_cannot_steer_the_terminal(tmp_path):
    evil = "\x1b[2J\x07 [red]markup[/red]"
    path = tmp_path / "evil.ledger"
    with Writer(path) as writer:
        writer.add(
            [
                msgspec.structs.replace(
                    CODING, document=msgspec.structs.replace(CODING.document, title=evil, outlet=evil)
                )
            ]
        )
    for command in (["documents"], ["acts"], ["statements"], ["search", "drone"]):
        shown = run(*command, "--ledger", path, env={"COLUMNS": "400"}).stdout
        assert "\x1b" not in shown and "\x07" not in shown
        assert "[red]markup[/red]" in shown


def test_a_port_in_use_is_named(ledger):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        found = run("serve", "--ledger", ledger, "--port", taken.getsockname()[1])
    assert found.exit_code == 1
    assert "cannot listen there" in found.stderr and "--port" in found.stderr


def test_serve_answers_at_the_address_it_prints(ledger):
    import httpx2

    command = [sys.executable, "-u", "-m", "dragoman.show", "serve", "--ledger", ledger, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            line = next(line for line in running.stdout if "http://" in line)
            url = next(word for word in line.split() if word.startswith("http://"))
            assert httpx2.get(f"{url}/acts.json").json()["total"] == 4
        finally:
            running.terminate()
            running.wait(10)


def test_a_pipe_that_closes_early_is_no_error(ledger):
    command = f"{sys.executable} -m dragoman.show acts --ledger {ledger} --json | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""


def test_demo_tells_what_it_found(tmp_path, monkeypatch):
    from dragoman.show import tour

    few = tmp_path / "few.jsonl"
    copies = [
        {"text": f"{STORY} {more}", "outlet": outlet, "title": outlet, "published": "2023-02-09"}
        for outlet, more in (("Harbour Post", ""), ("Baltic Echo", "Tehran denied that it had sent drones to Russia."))
    ]
    few.write_text("\n".join(map(json.dumps, copies)))
    from contextlib import nullcontext

    monkeypatch.setattr(tour, "bundled", lambda: nullcontext([str(few)]))
    shown = run("demo", "--no-serve", "--ledger", tmp_path / "demo.ledger")
    assert shown.exit_code == 0, shown.output
    assert "2 inputs = 2 coded" in shown.stdout
    assert "The outlets are invented" in shown.stdout
    assert "One event, told by several" in shown.stdout and "One chain of sources" in shown.stdout


def test_the_bundled_articles_are_there():
    from dragoman.show import tour

    with tour.bundled() as paths:
        assert paths and all(path.endswith(".jsonl") and "gold" not in path for path in paths)


def test_a_ledger_without_anything_told_has_nothing_to_show(tmp_path, capsys):
    from dragoman.show import tour

    with Writer(tmp_path / "bare.ledger") as writer:
        writer.add([msgspec.structs.replace(CODING, statements=(), acts=(), links=())])
    tour.tell(tmp_path / "bare.ledger")
    assert "1 document, 0 statements, 0 acts" in capsys.readouterr().out


def test_forums_and_issues(ledger):
    assert "forums" in run("forums", "--ledger", ledger).stdout
    assert "0 sessions of Shanghai Cooperation Organisation" in run("forum", "SCO", "--ledger", ledger).stdout
    assert run("forum", "sco", "--csv", "--ledger", ledger).stdout.startswith("id,forum,number,start")
    assert run("forum", "sco", "--json", "--ledger", ledger).stdout == ""
    assert run("forums", "--csv", "--ledger", ledger).stdout.startswith("id,name,known")
    assert "Drones" in run("issues", "--ledger", ledger).stdout
    assert json.loads(run("issues", "--json", "--ledger", ledger).stdout.splitlines()[0])["id"]
    shown = run("issue", "drones", "--ledger", ledger).stdout
    assert "Iran" in shown and "statements and acts" in shown
    one = run("issue", "drones", "--actor", "iran", "--ledger", ledger).stdout
    assert "denies" in one and "Russia" in one
    assert run("issue", "drones", "--csv", "--ledger", ledger).stdout.startswith("day,end,precision,actor")
    refused = run("issue", "phlogiston", "--ledger", ledger)
    assert refused.exit_code == 1 and "`dragoman issues`" in refused.stderr


def test_commands_on_a_ledger_take_the_users_tables(tmp_path):
    (tmp_path / "story.txt").write_text(
        "Talks on trawlers\n\nBritain and Iceland met at the Cod Talks in Oslo on Monday. Iceland said trawlers must leave.",
        encoding="utf-8",
    )
    ledger, words = tmp_path / "news.ledger", tmp_path / "news.words"
    words.mkdir()
    (words / "issues.tsv").write_text("id\tname\tnames\nfish\tFishing\ttrawlers\n\tNone\tx\n", encoding="utf-8")
    run("add", tmp_path / "story.txt", "--ledger", ledger, "--published", "2024-05-01", "--outlet", "Harbour Post")
    shown = run("issues", "--ledger", ledger, "--json")
    assert '"id":"fish"' in shown.stdout and "issues.tsv, line 3: id is empty" in shown.stderr
    words.rename(tmp_path / "mine")
    assert run("issues", "--ledger", ledger).exit_code == 0
    assert "in no table" in run("issue", "fish", "--ledger", ledger).stderr
    assert run("issue", "fish", "--ledger", ledger, "--words", tmp_path / "mine").exit_code == 0
    assert "no such folder" in run("issues", "--ledger", ledger, "--words", tmp_path / "nowhere").stderr
    with_environment = run("issue", "fish", "--ledger", ledger, env={"DRAGOMAN_WORDS": str(tmp_path / "mine")})
    assert with_environment.exit_code == 0
    assert run("drivers", "--ledger", ledger, "--text", "trawlers", "--words", tmp_path / "mine").exit_code == 0
    assert run("search", "fish", "--ledger", ledger, "--words", tmp_path / "mine").exit_code == 0
    assert "no such folder" in run("search", "fish", "--ledger", ledger, "--words", tmp_path / "nowhere").stderr


def test_an_actor_of_the_users_tables_can_be_asked_for(tmp_path, ledger):
    (tmp_path / "others.tsv").write_text("words\nx\n", encoding="utf-8")
    (tmp_path / "groups.tsv").write_text("id\tnames\tcountry\tsectors\niran-lovers\tPersia Land\tIRN\tSOC\n", "utf-8")
    shown = run("acts", "--ledger", ledger, "--actor", "Persia Land", "--words", tmp_path, "--json")
    assert shown.exit_code == 0


def test_actor_tells_who_a_name_stands_for_on_a_day(tmp_path):
    shown = run("actor", "Iranian foreign minister", "Nobody Atall", "--on", "2023-02-09", "--json")
    assert json.loads(shown.stdout)["id"] == "hossein-amir-abdollahian"
    assert "Nobody Atall: nobody is known for sure" in shown.stderr
    assert "Foreign Minister" in run("actor", "Hossein Amir-Abdollahian", "--on", "2023-02-09").stdout
    assert run("actor", "Nobody Atall").exit_code == 1
    (tmp_path / "groups.tsv").write_text("id\tnames\tcountry\tsectors\nreef\tReef Guard\tFJI\tREB\n", encoding="utf-8")
    assert "reef" in run("actor", "Reef Guard", "--words", tmp_path).stdout
