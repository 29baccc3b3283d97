"""What programs get: the examples of the guide, typed results, and errors in one sentence."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from gradio_client import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from tests.app.browsing import ROOT, Served

GUIDE = (ROOT / "docs" / "programs.md").read_text("utf-8")
NAMES = ["ask", "search", "get_item", "list_meetings", "list_decisions"]


@pytest.fixture(scope="module")
def client(served: Served) -> Client:
    return Client(served.url, verbose=False)


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL))
def test_the_examples_of_the_guide_run(
    served: Served, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "http://127.0.0.1:7860" in example
    code = example.replace("http://127.0.0.1:7860", served.url.rstrip("/"))
    # In a thread, because Playwright keeps a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(exec, code, {"__name__": "example"}).result()
    printed = capsys.readouterr().out
    assert "[1]" in printed


def test_every_endpoint_is_named_and_typed(client: Client) -> None:
    endpoints = client.view_api(return_format="dict")["named_endpoints"]
    assert list(endpoints) == [f"/{name}" for name in NAMES]
    for endpoint in endpoints.values():
        assert endpoint["returns"][0]["type"]["type"] in ("object", "array")
        assert endpoint["description"]


def test_a_follow_up_is_understood_from_the_history(client: Client) -> None:
    question = "Hvad besluttede Sundhedsklynge Vest om forebyggelige genindlæggelser?"
    record = client.predict(question, api_name="/ask")
    assert record["abstained"] is False
    assert record["citations"][0]["doc"].startswith("2023-05-10")
    assert record["seconds"] > 0
    history = [
        {"role": "user", "content": question},
        {"role": "assistant", "content": record["answer"]},
    ]
    followed = client.predict("Hvornår skal det evalueres?", history, api_name="/ask")
    assert "genindlæggelser" in followed["understood"]["question"]


def test_the_register_and_an_item_for_programs(client: Client) -> None:
    rows = client.predict(body="Vest", outcome="approved", api_name="/list_decisions")
    assert [row["amounts_proposed"] for row in rows] == [True, True, False]
    item = client.predict(rows[0]["doc"], rows[0]["item"], api_name="/get_item")
    sections = {section["section"]: section["text"] for section in item["sections"]}
    assert "900.000" in sections["recommendation"]
    assert "900.000" not in sections["minutes"]
    assert [m["date"] for m in client.predict("Midt", limit=2, api_name="/list_meetings")] == [
        "2023-05-24",
        "2021-03-29",
    ]
    found = client.predict("genindlæggelser", 3, api_name="/search")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("name", "arguments", "word"),
    [
        ("/ask", ["x", [{"role": "system", "content": "x"}]], "role"),
        ("/ask", ["x" * 3000], "højst 2000 tegn"),
        ("/get_item", ["findes ikke.txt", "1"], "intet referat"),
        ("/get_item", ["2023-05-10 Sundhedsklynge Vest.txt", "99"], "intet punkt"),
        ("/list_meetings", ["", "", 0], "heltal|helt tal"),
        ("/search", ["x", 99], "helt tal fra 1 til 10"),
    ],
)
def test_an_error_is_one_sentence(
    client: Client, name: str, arguments: list[Any], word: str
) -> None:
    with pytest.raises(Exception, match=word) as caught:
        client.predict(*arguments, api_name=name)
    assert "\n" not in str(caught.value)


def test_the_same_are_tools_for_language_models(served: Served) -> None:
    async def tried() -> None:
        url = f"{served.url}mcp"
        async with (
            streamable_http_client(url) as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            tools = {tool.name: tool for tool in (await session.list_tools()).tools}
            assert list(tools) == NAMES
            assert tools["ask"].outputSchema
            assert "answer" in tools["ask"].outputSchema["properties"]
            calls = {
                "ask": {"question": "Hvem deltog i mødet i Klynge Syd?"},
                "search": {"query": "genindlæggelser"},
                "get_item": {"doc": "2023-05-10 Sundhedsklynge Vest.txt", "item": "2"},
                "list_meetings": {"year": "2023"},
                "list_decisions": {"outcome": "approved"},
            }
            for name, arguments in calls.items():
                reply = await session.call_tool(name, arguments)
                assert not reply.isError, name
                assert reply.structuredContent, name
            wrong = await session.call_tool("get_item", {"doc": "x", "item": "1"})
            assert wrong.isError
            assert "intet referat" in str(wrong.content[0])

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, tried()).result()
