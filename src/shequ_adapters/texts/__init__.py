"""文稿. Written texts, read paragraph by paragraph and given back marked up."""

from shequ_adapters.texts.opening import open_text
from shequ_adapters.texts.word import WordText

__all__ = ["WordText", "open_text"]
