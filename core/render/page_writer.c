/* Words fill lines; inline code is colored, and where it is to be copied it is kept in one piece. A block of Markdown
 * is one line. */
#include "page_writer.h"

#include "markdown.h"

static unsigned width_of(const ikeerr_style *style) {
  if (style->width < IKEERR_NARROWEST) return IKEERR_NARROWEST;
  return style->width < IKEERR_WIDEST ? style->width : IKEERR_WIDEST;
}

page_writer ike_page_start(const ikeerr_style *style, char *out, size_t size) {
  bool is_markdown = style->format == IKEERR_MARKDOWN;
  return (page_writer){.lines = {.output = {out, size, 0}, .width = is_markdown ? 0 : width_of(style)},
                       .is_markdown = is_markdown,
                       .has_color = style->color && !is_markdown,
                       .keeps_code = is_markdown};
}

/* ---- lines of words ---- */

/* Items of Markdown stand without blank lines between them. */
static void start_block(page_writer *page, page_block block) {
  bool is_next_item = block == BLOCK_ITEM && page->block == BLOCK_ITEM;
  if (page->block != BLOCK_NONE && !is_next_item) ike_wrap_end(&page->lines);
  page->block = block;
  ike_wrap_start(&page->lines, 0, 0);
}

void ike_page_start_line(page_writer *page, size_t column, size_t indent) {
  if (page->is_markdown) {
    start_block(page, BLOCK_TEXT);
  } else {
    ike_wrap_start(&page->lines, column, indent);
  }
}

void ike_page_end_line(page_writer *page) {
  ike_wrap_end(&page->lines);
}

void ike_page_continue(page_writer *page, size_t indent) {
  if (page->is_markdown) return;
  ike_wrap_end(&page->lines);
  ike_wrap_start(&page->lines, indent, indent);
}

void ike_page_put_blank_line(page_writer *page) {
  if (!page->is_markdown) ike_wrap_end(&page->lines);
}

void ike_page_set_color(page_writer *page, text_color color) {
  ike_put(&page->lines.output, ike_color(color, page->has_color));
}

/* The marks of inline code are not shown. */
static size_t columns(slice word) {
  size_t count = ike_columns(word);
  for (size_t i = 0; i < word.length; i++) count -= word.start[i] == '`';
  return count;
}

static void put_word(page_writer *page, slice word) {
  while (word.length) {
    const char *mark = memchr(word.start, '`', word.length);
    size_t run = mark ? (size_t)(mark - word.start) : word.length;
    ike_put_slice(&page->lines.output, (slice){word.start, run});
    word = slice_from(word, run);
    if (!mark) break;
    page->is_code = !page->is_code;
    ike_page_set_color(page, page->is_code ? COLOR_CYAN : COLOR_PLAIN);
    word = slice_from(word, 1);
  }
}

static bool has_open_code(slice text) {
  bool is_open = false;
  for (size_t i = 0; i < text.length; i++) is_open ^= text.start[i] == '`';
  return is_open;
}

/* Takes a word off a text. Inline code with what is joined to it is one word, unless it is wider than a line can be and
 * may be broken. */
static bool take_word(const page_writer *page, slice *text, slice *word) {
  if (!ike_take_word(text, word)) return false;
  slice whole = *word, rest = *text, more;
  while (has_open_code(whole) && ike_take_word(&rest, &more)) {
    whole.length = (size_t)(more.start + more.length - whole.start);
  }
  bool fits = page->lines.indent + columns(whole) <= page->lines.width;
  if (has_open_code(whole) || !(fits || page->keeps_code)) return true;
  *word = whole;
  *text = rest;
  return true;
}

static void put_slice(page_writer *page, slice text) {
  for (slice word; take_word(page, &text, &word);) {
    bool is_first = page->lines.is_fresh;
    ike_wrap_word(&page->lines, columns(word));
    if (page->is_markdown) {
      ike_put_markdown_word(&page->lines.output, word, is_first);
    } else {
      put_word(page, word);
    }
  }
}

void ike_page_put_words(page_writer *page, const char *text) {
  if (text) put_slice(page, (slice){text, strlen(text)});
}

void ike_page_put_colored(page_writer *page, text_color color, const char *text) {
  ike_page_set_color(page, color);
  ike_page_put_words(page, text);
  ike_page_set_color(page, COLOR_PLAIN);
}

void ike_page_put_code(page_writer *page, const char *text) {
  if (page->is_markdown) {
    ike_wrap_word(&page->lines, 0);
    ike_put_markdown_code(&page->lines.output, (slice){text, strlen(text)});
  } else {
    ike_page_put_colored(page, COLOR_CYAN, text);
  }
}

/* One word made of a text between two others, each of which may be empty. */
void ike_page_put_enclosed(page_writer *page, const char *before, const char *text, const char *behind) {
  char word[128];
  writer output = {word, sizeof word, 0};
  ike_put(&output, before);
  ike_put(&output, text);
  ike_put(&output, behind);
  ike_put_end(&output);
  ike_page_put_words(page, word);
}

void ike_page_put_number(page_writer *page, const char *before, int64_t number, const char *behind) {
  char digits[24];
  writer output = {digits, sizeof digits, 0};
  ike_put_decimal(&output, number);
  ike_put_end(&output);
  ike_page_put_enclosed(page, before, digits, behind);
}

void ike_page_put_hex(page_writer *page, const char *label, uint32_t number, const char *behind) {
  char digits[16];
  writer output = {digits, sizeof digits, 0};
  ike_put_hex(&output, number, 8);
  ike_put_end(&output);
  ike_page_put_words(page, label);
  ike_page_put_enclosed(page, "", digits, behind);
}

void ike_page_put_address(page_writer *page, const char *url) {
  ike_wrap_word(&page->lines, strlen(url));
  if (page->is_markdown) ike_put(&page->lines.output, "<");
  ike_put(&page->lines.output, url);
  if (page->is_markdown) ike_put(&page->lines.output, ">");
}

void ike_page_put_record(page_writer *page, text_color color, const ikeerr_record *record) {
  ike_page_put_colored(page, color, ikeerr_record_text(record, IKEERR_ID));
  ike_page_put_colored(page, color, ikeerr_record_text(record, IKEERR_NAME));
}

/* ---- paragraphs, items, headings ---- */

static slice take_paragraph(slice *text) {
  const char *end = text->start;
  while (*end && !(end[0] == '\n' && end[1] == '\n')) end++;
  slice paragraph = {text->start, (size_t)(end - text->start)};
  *text = slice_trim(slice_from(*text, paragraph.length));
  return paragraph;
}

void ike_page_put_text(page_writer *page, const char *text, size_t indent) {
  if (!text) return;
  slice rest = {text, strlen(text)};
  for (bool is_first = true; rest.length; is_first = false) {
    if (!is_first) ike_page_put_blank_line(page);
    ike_page_start_line(page, indent, indent);
    put_slice(page, take_paragraph(&rest));
    ike_page_end_line(page);
  }
}

void ike_page_start_item(page_writer *page) {
  if (page->is_markdown) {
    start_block(page, BLOCK_ITEM);
    ike_put(&page->lines.output, "- ");
  } else {
    ike_page_start_line(page, PAGE_INDENT, 2 * PAGE_INDENT);
    ike_page_put_words(page, "-");
  }
}

void ike_page_start_title(page_writer *page, unsigned level, size_t column, size_t indent) {
  ike_page_start_line(page, column, indent);
  if (!page->is_markdown) return;
  ike_put_times(&page->lines.output, '#', level);
  ike_put(&page->lines.output, " ");
}

void ike_page_put_heading(page_writer *page, const char *title) {
  if (page->lines.output.length) ike_page_put_blank_line(page);
  ike_page_start_title(page, 2, 0, 0);
  ike_page_put_colored(page, COLOR_BOLD, title);
  ike_page_end_line(page);
}

/* ---- labels ---- */

static void start_labelled_item(page_writer *page, const char *label) {
  ike_page_start_item(page);
  ike_put(&page->lines.output, label);
  ike_put(&page->lines.output, ":");
  page->lines.is_fresh = false;
}

static void start_labelled_line(page_writer *page, text_color color, const char *label, size_t column, size_t indent) {
  ike_page_start_line(page, column, indent);
  ike_page_set_color(page, color);
  ike_put(&page->lines.output, label);
  ike_page_set_color(page, COLOR_PLAIN);
  size_t length = strlen(label);
  size_t padding = length < PAGE_LABEL_WIDTH ? PAGE_LABEL_WIDTH - length : 1;
  ike_put_times(&page->lines.output, ' ', padding);
  page->lines.column += length + padding;
}

void ike_page_start_labelled(page_writer *page, text_color color, const char *label, size_t column, size_t indent) {
  if (page->is_markdown) {
    start_labelled_item(page, label);
  } else {
    start_labelled_line(page, color, label, column, indent);
  }
}
