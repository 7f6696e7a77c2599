"""The command line: what it writes, where, and with which exit code."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from spacy.tokens import DocBin
from tests.samples import TEXT, sample
from typer.testing import CliRunner

import claimkit
from claimkit.cli import app
from claimkit.cli.documents import Documents
from claimkit.cli.output import Format
from claimkit.export.schema import columns
from claimkit.models import Extraction

ARTICLE = str(Path(__file__).parents[2] / "examples" / "article.txt")
run = CliRunner().invoke


def test_cli_table_shows_a_row_of_column_names() -> None:
    result = run(app, ["extract", ARTICLE, "--published", "2025-03-18"])
    assert result.exit_code == 0, result.output
    assert all(name in result.stdout for name in ("Who", "How many", "Where", "When", "Says who", "How sure"))


def test_cli_json_is_an_extraction_of_the_file_as_it_stands() -> None:
    result = run(app, ["extract", ARTICLE, "--published", "2025-03-18", "--format", "json"])
    extraction = Extraction.model_validate_json(result.stdout)
    assert extraction.text == Path(ARTICLE).read_text(encoding="utf-8")
    assert str(extraction.published) == "2025-03-18"


def test_cli_reads_standard_input() -> None:
    result = run(app, ["extract", "-", "--format", "jsonl"], input="La mairie a fermé deux ponts.\n".encode())
    assert Extraction.model_validate_json(result.stdout).text == "La mairie a fermé deux ponts.\n"


def test_cli_jsonl_is_one_line_a_document_of_a_jsonl_file(tmp_path: Path) -> None:
    rows = [{"id": "a", "published": "2025-03-18", "text": "La mairie a fermé un pont lundi."}, {"id": "b", "text": ""}]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    lines = run(app, ["extract", str(path), "--format", "jsonl"]).stdout.splitlines()
    assert [json.loads(line)["text"] for line in lines] == [row["text"] for row in rows]
    assert [json.loads(line)["published"] for line in lines] == ["2025-03-18", None]


def test_cli_output_file_tells_the_format_by_its_suffix(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert run(app, ["extract", ARTICLE, "-o", str(target)]).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["meta"]["claimkit"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["extract", "no-such-file.txt"], 1, "no-such-file.txt"),
        (["extract", ARTICLE, "--published", "hier"], 2, "YYYY-MM-DD"),
        (["extract", ARTICLE, "--model", "no_such_model"], 2, "give the path of yours"),
        (["extract", ARTICLE, "--format", "brat"], 2, "-o folder"),
        (["extract", ARTICLE, "-o", "out.xyz"], 2, "--format"),
        (["extract", ARTICLE, "-o", "no-such-folder/out.html"], 2, "no folder no-such-folder"),
        (["extract", "examples"], 1, "name the files in it"),
        (["extract", ARTICLE, "-f", "html", "--table", "sources"], 2, "--table has no meaning in html"),
        (["extract", ARTICLE, "--format", "xml"], 2, "xml"),
        (["extract"], 2, "FILE"),
    ],
)
def test_cli_exit_code_and_what_to_do(arguments: list[str], code: int, told: str) -> None:
    result = run(app, arguments)
    assert result.exit_code == code
    assert told in result.stderr
    assert "Value error" not in result.stderr


def test_cli_a_bad_document_loses_no_other(tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Le maire a démenti.".encode("latin-1"))
    result = run(app, ["extract", str(latin), ARTICLE, "--format", "jsonl"])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "iconv" in result.stderr


def test_cli_bad_line_of_a_jsonl_file_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": "Il pleut."}\n[1]\nnot json\n{"text": "Il neige."}\n', encoding="utf-8")
    result = run(app, ["extract", str(path), "--format", "jsonl"])
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("article.pdf", b"%PDF-1.7\n\xe2\xe3", "a PDF: copy its text"),
        ("article.docx", b"PK\x03\x04\xff", "save it as plain text"),
        ("article.txt", b"\x89PNG\r\n", "a picture"),
        ("articles.csv", "id,text\n1,Il pleut à Brest.\n".encode(), 'pandas.read_csv(…)["text"]'),
        ("articles.json", b'[{"text": "Il pleut."}]', ".jsonl file with one object a line"),
    ],
)
def test_cli_file_that_is_no_text_is_named_and_what_to_do(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = run(app, ["extract", str(path), "-f", "jsonl"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert "iconv" not in result.stderr


def test_cli_key_that_is_not_read_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": "Il pleut.", "date": "2025-03-18"}\n' * 2, encoding="utf-8")
    result = run(app, ["extract", str(path), "-f", "jsonl"])
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
    assert result.stderr.count("'date' of") == 1
    assert "name the day of publication 'published'" in result.stderr


def test_cli_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "claimkit", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == claimkit.__version__


def test_cli_explain_lists_what_fired(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Le port aurait fermé lundi.", encoding="utf-8")
    lines = run(app, ["explain", str(path), "--published", "2024-11-11", "--lang", "fr"]).stdout.splitlines()
    assert [line.split("\t")[2] for line in lines] == ["actor.subject", "hedge.conditional", "claim.finite", "time.weekday"]
    found = [json.loads(line) for line in run(app, ["explain", str(path), "--json"]).stdout.splitlines()]
    assert {f["rule"] for f in found} >= {"hedge.conditional", "time.weekday"}


def test_cli_schema_is_the_schema_of_the_model() -> None:
    result = run(app, ["schema"])
    assert json.loads(result.stdout) == Extraction.model_json_schema(mode="serialization")


def test_cli_evaluate_lists_fields_and_errors(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps({"text": TEXT, "claims": [{"pred": "aurait inondé", "head": "inondé", "locations": ["Caen"]}]}).replace("Caen", "Bayeux")
    )
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(sample().model_dump_json(), encoding="utf-8")
    result = run(app, ["evaluate", str(gold), "--predictions", str(predictions), "--errors", "2"])
    assert result.exit_code == 0, result.output
    assert "card score" in result.stdout
    assert "claim, false (3):" in result.stdout
    figures = json.loads(run(app, ["evaluate", str(gold), "--predictions", str(predictions), "--json"]).stdout)
    assert (figures["location"]["f1"], figures["claim"]["p"]) == (1.0, 0.25)


@pytest.mark.parametrize("lines", [0, 2])
def test_cli_evaluate_needs_one_prediction_a_text(tmp_path: Path, lines: int) -> None:
    gold, predictions = tmp_path / "gold.jsonl", tmp_path / "predictions.jsonl"
    gold.write_text(json.dumps({"text": TEXT, "claims": []}), encoding="utf-8")
    predictions.write_text((sample().model_dump_json() + "\n") * lines, encoding="utf-8")
    result = run(app, ["evaluate", str(gold), "--predictions", str(predictions)])
    assert result.exit_code == 2
    assert "one line a text" in result.stderr


@pytest.mark.parametrize("table", ["claims", "quantities", "sources"])
def test_cli_csv_writes_the_table_that_is_asked_for(table: str) -> None:
    result = run(app, ["extract", "-", "--published", "2025-03-18", "--format", "csv", "--table", table], input=TEXT.encode())
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert list(rows[0]) == [name for name, _ in columns(table)]  # type: ignore[arg-type]
    assert {row["document"] for row in rows} == {"stdin"}


@pytest.mark.parametrize("wanted", ["table", "csv", "json", "jsonl", "parquet"])
def test_cli_table_of_every_format_that_has_tables(tmp_path: Path, wanted: str) -> None:
    target = tmp_path / "out"
    command = ["extract", "-", "--published", "2025-03-18", "-f", wanted, "--table", "sources", "-o", str(target)]
    assert run(app, command, input=TEXT.encode()).exit_code == 0
    if wanted == "parquet":
        names = pq.read_table(target)["name"].to_pylist()
    elif wanted == "csv":
        names = [row["name"] for row in csv.DictReader(target.read_text(encoding="utf-8").splitlines())]
    elif wanted == "table":
        names = [name for name in ("préfète",) if name in target.read_text(encoding="utf-8")]
    else:
        data = target.read_text(encoding="utf-8")
        names = [row["name"] for row in (json.loads(data) if wanted == "json" else map(json.loads, data.splitlines()))]
    assert "préfète" in names


def test_cli_reads_json_lines_from_a_pipe() -> None:
    lines = json.dumps({"id": "a", "text": "Le pont a fermé."}) + "\n" + json.dumps({"id": "b", "text": "Il a plu."}) + "\n"
    found = [json.loads(line) for line in run(app, ["extract", "-", "-f", "jsonl"], input=lines.encode()).stdout.splitlines()]
    assert [(row["id"], row["text"]) for row in found] == [("a", "Le pont a fermé."), ("b", "Il a plu.")]


def test_cli_text_from_a_pipe_that_begins_with_a_brace_is_a_text() -> None:
    text = "{ ce n'est pas du JSON }\nLe pont a fermé.\n"
    assert json.loads(run(app, ["extract", "-", "-f", "jsonl"], input=text.encode()).stdout)["text"] == text


def test_cli_parquet_goes_to_a_pipe() -> None:
    result = run(app, ["extract", ARTICLE, "-f", "parquet"])
    assert result.exit_code == 0
    assert pq.read_table(BytesIO(result.stdout_bytes)).num_rows > 0


def test_cli_number_of_documents_is_known_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": "Il pleut."}\n\n{"text": "Il neige."}\n', encoding="utf-8")
    assert [Documents(files, None, print).count() for files in ([str(path), ARTICLE], ["-"], ["no-such.jsonl"])] == [3, None, None]


def test_cli_brat_and_docbin_write_files(tmp_path: Path) -> None:
    assert run(app, ["extract", ARTICLE, "-f", "brat", "-o", str(tmp_path / "corpus")]).exit_code == 0
    assert (tmp_path / "corpus" / "article.txt").read_text(encoding="utf-8") == Path(ARTICLE).read_text(encoding="utf-8")
    assert run(app, ["extract", ARTICLE, "-o", str(tmp_path / "claims.spacy")]).exit_code == 0
    assert len(DocBin().from_disk(tmp_path / "claims.spacy")) == 1


def test_cli_html_is_a_page_of_all_documents(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    other = tmp_path / "autre.txt"
    other.write_text("La mairie a fermé deux ponts.", encoding="utf-8")
    assert run(app, ["extract", ARTICLE, str(other), "-o", str(target)]).exit_code == 0
    assert target.read_text(encoding="utf-8").count("<section") == 2


def test_cli_gold_draft_is_read_by_evaluate(tmp_path: Path) -> None:
    draft = tmp_path / "draft.jsonl"
    assert run(app, ["extract", ARTICLE, "--published", "2025-03-18", "-f", "gold", "-o", str(draft)]).exit_code == 0
    figures = json.loads(run(app, ["evaluate", str(draft), "--json"]).stdout)
    assert figures["claim"]["f1"] == 1.0


def test_cli_reader_that_leaves_early_is_no_error() -> None:
    command = f'{sys.executable} -c "from claimkit.cli import app; app()" extract {ARTICLE} -f json; echo "code $?" >&2'
    done = subprocess.run(["bash", "-c", f"({command}) | head -c 1"], capture_output=True, text=True, check=True)
    assert done.stderr == "code 0\n"


def test_cli_help_tells_what_it_is_for_and_version_what_it_is() -> None:
    assert "who does what" in run(app, ["--help"]).stdout
    assert run(app, ["--version"]).stdout.strip() == claimkit.__version__


@pytest.mark.parametrize("wanted", [f.value for f in Format])
def test_cli_every_format_writes_texts_that_no_encoding_holds(tmp_path: Path, wanted: str) -> None:
    source, target = tmp_path / "source.jsonl", tmp_path / "out"
    source.write_text(json.dumps({"id": "a\ud800", "text": "Selon \ud83d, le pont \ud800 a fermé \0 lundi."}), encoding="utf-8")
    result = run(app, ["extract", str(source), "-f", wanted, "-o", str(target)])
    assert (result.exit_code, result.stderr) == (0, "")
    assert target.stat().st_size > 0
