/* Words and code as CommonMark, the Markdown that has a specification. */
#ifndef IKEERR_RENDER_MARKDOWN_H
#define IKEERR_RENDER_MARKDOWN_H

#include "text/text.h"

/* Puts a word: inline code as it is, and what else would be markup escaped. starts_block: it begins a paragraph, a
 * title or an item, where more characters are markup. */
void ike_put_markdown_word(writer *output, slice word, bool starts_block);

/* Puts a text as inline code, whatever is in it. */
void ike_put_markdown_code(writer *output, slice text);

#endif
