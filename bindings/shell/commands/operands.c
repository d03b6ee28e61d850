/* Operands that mean something together. */
#include "operands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/message.h"

char *joined_operands(const command_request *request) {
  size_t size = 1;
  for (size_t i = 0; i < request->operand_count; i++) size += strlen(request->operands[i]) + 1;
  char *text = malloc(size), *end = text;
  for (size_t i = 0; text && i < request->operand_count; i++) {
    end += sprintf(end, "%s%s", i ? " " : "", request->operands[i]);
  }
  if (text) return text;
  print_complaint("out of memory: the words have %zu bytes", size);
  exit(EXIT_TROUBLE);
}
