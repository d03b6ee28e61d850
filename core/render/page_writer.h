/* Lines of a page or a brief, as text or as Markdown: words and inline code in paragraphs, items and titles. Columns,
 * colors and blank lines are those of text; Markdown separates its blocks by itself. */
#ifndef IKEERR_PAGE_WRITER_H
#define IKEERR_PAGE_WRITER_H

#include "tables/tables.h"
#include "text/text.h"

enum {
  PAGE_INDENT = 2,      /* columns of a step */
  PAGE_LABEL_WIDTH = 12 /* columns; the longest label of a fact is "Raised by" */
};

typedef enum { BLOCK_NONE, BLOCK_TEXT, BLOCK_ITEM } page_block;

typedef struct {
  wrapper lines;
  bool is_markdown;
  page_block block; /* of Markdown: the last one */
  bool has_color;
  bool keeps_code; /* inline code is not broken, even where it is wider than a line */
  bool is_code;    /* inside inline code */
} page_writer;

/* A writer for a style: of its width, if that is within the bounds. */
page_writer ike_page_start(const ikeerr_style *style, char *out, size_t size);

void ike_page_start_line(page_writer *page, size_t column, size_t indent);
void ike_page_end_line(page_writer *page);

/* Goes on in another line of the same block. */
void ike_page_continue(page_writer *page, size_t indent);
void ike_page_put_blank_line(page_writer *page);

void ike_page_set_color(page_writer *page, text_color color);

/* Puts the words of a text; NULL puts nothing. */
void ike_page_put_words(page_writer *page, const char *text);
void ike_page_put_colored(page_writer *page, text_color color, const char *text);

/* Puts a text that is code as a whole. */
void ike_page_put_code(page_writer *page, const char *text);

/* One word made of a text between two others, each of which may be empty. */
void ike_page_put_enclosed(page_writer *page, const char *before, const char *text, const char *behind);
void ike_page_put_number(page_writer *page, const char *before, int64_t number, const char *behind);
void ike_page_put_hex(page_writer *page, const char *label, uint32_t number, const char *behind);
void ike_page_put_address(page_writer *page, const char *url);
void ike_page_put_record(page_writer *page, text_color color, const ikeerr_record *record);

/* Paragraphs, each from a column on, blank lines between; NULL puts nothing. */
void ike_page_put_text(page_writer *page, const char *text, size_t indent);

/* "- ", for the words of an item. */
void ike_page_start_item(page_writer *page);

/* A line that is the title of a page (1), a section (2) or a part of one (3). */
void ike_page_start_title(page_writer *page, unsigned level, size_t column, size_t indent);

/* The title of a section, behind a blank line unless it is the first. */
void ike_page_put_heading(page_writer *page, const char *title);

/* A label from a column on, and the words behind it PAGE_LABEL_WIDTH columns further; lines that follow are indented.
 * As Markdown an item that starts "- Label:". */
void ike_page_start_labelled(page_writer *page, text_color color, const char *label, size_t column, size_t indent);

#endif
