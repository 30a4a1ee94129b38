"""Text written before Unicode is told from all other text and turned into Unicode."""

from __future__ import annotations

from pathlib import Path

import pytest

from thiduadesk import resources
from thiduadesk.rules.legacy import Encoding
from thiduadesk.rules.legacy import recognised
from thiduadesk.rules.legacy import stretches
from thiduadesk.rules.legacy import to_unicode

SEEDS = Path(__file__).parents[1] / "fixtures" / "seeds"
SENTENCE = (
    "Ủy ban nhân dân tỉnh Đồng Nai đề nghị các sở, ngành đẩy mạnh phong trào thi đua yêu nước; "
    "kịp thời biểu dương, khen thưởng những tấm gương xuất sắc, giữ vững kỷ cương, ý thức phục vụ"
)
OTHERS = (
    "L'été dernier, le théâtre était fermé à cause de la grève générale où il a été décidé de négocier",
    "El niño comió piñas y jamón en España; mañana irá con su compañero, señor Muñoz",
    "Größe über Straße für Mädchen, schöne Grüße aus Österreich",
    "São Paulo não é a capital, coração irmão; a eleição será amanhã",
    "The naïve café owner’s résumé — £12, §4, ±5 °C, 100 m², ½ µm, «quoted»",
    "Tôi có bà má và cô dì, là chú là bác",
)


def _old(encoding: Encoding) -> str:
    """The sentence as a clerk of 1998 typed it, by the tables turned round."""
    data = resources.toml("recognition/legacy.toml")[encoding]
    if encoding is Encoding.TCVN3:
        pairs = list(zip("".join(data["to"]), "".join(data["from"]), strict=True))
    else:
        pairs = list(zip(" ".join(data["to"]).split(), " ".join(data["from"]).split(), strict=True))
    table = {new: old for new, old in pairs if new != old}
    table |= {new.upper(): old.upper() for new, old in table.items() if encoding is Encoding.VNI}
    table = {"Ủ": table.get("ủ", ""), "Đ": table.get("đ", "")} | table
    return "".join(table.get(letter, letter) for letter in SENTENCE)


@pytest.mark.parametrize("encoding", Encoding)
def test_old_text_is_recognised_and_converted(encoding: Encoding) -> None:
    old = _old(encoding)
    assert old != SENTENCE
    assert recognised(old) is encoding
    assert to_unicode(old, encoding).lower() == SENTENCE.lower()


def test_known_words_of_both_encodings() -> None:
    assert to_unicode("Thi ®ua, khen th­ëng n¨m 2005", "tcvn3") == "Thi đua, khen thưởng năm 2005"
    assert to_unicode("céng hoµ x· héi", "tcvn3", capital=True) == "CỘNG HOÀ XÃ HỘI"
    assert to_unicode("CéNG HOµ X· HéI CHñ NGHÜA", "tcvn3") == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA"
    assert to_unicode("Thi ñua, khen thöôûng", "vni") == "Thi đua, khen thưởng"
    assert to_unicode("COÄNG HOØA XAÕ HOÄI", "vni") == "CỘNG HÒA XÃ HỘI"


@pytest.mark.parametrize("text", [*OTHERS, SENTENCE, "", "2025/KH-VP", "100% – 12.400"])
def test_other_text_is_left_alone(text: str) -> None:
    assert recognised(text) is None


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_no_line_of_a_real_paper_is_taken_for_old(path: Path) -> None:
    lines = tuple(path.read_text(encoding="utf-8").split("\n"))
    assert [line for line in lines if recognised(line, least=1)] == []
    assert list(stretches(lines)) == []


def test_stretch_goes_over_lines_that_do_not_speak_against_it() -> None:
    lines = ("Kế hoạch", "Tæng kÕt phong trµo thi ®ua", "", "2005", "Sè: 12", "Năm mới đã đến")
    assert list(stretches(lines)) == [(1, 4, Encoding.TCVN3)]


def test_words_of_unicode_among_old_ones_stay() -> None:
    assert to_unicode("Phong trµo thi ®ua của Sở", "tcvn3") == "Phong trào thi đua của Sở"
