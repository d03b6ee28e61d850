/* The lines of a log for people, and below them what the mentions on them mean. */
#ifndef ANNOTATE_H
#define ANNOTATE_H

#include "log_file.h"

/* Shows the text up to a mention, and the mention in another color. */
void show_mention(log_file *file, const ikeerr_mention *mention);

/* Shows what has no mentions from here to the index, behind the rest of a line that has. */
void show_until(log_file *file, size_t index);

/* Ends the line that is being written, and says what the mentions on it mean. */
void end_annotated_line(log_file *file);

/* Ends the line that is being written, if there is one. */
void end_line(line_filter *filter);

/* What a mention means, where the first line has begun already, in the column `indent`. */
void print_meaning(const text_style *style, const ikeerr_mention *mention, size_t indent);

#endif
