/* In place of the library of Windows, which Wine has without sentences: one function, and sentences of our own. */
#include <windows.h>

__declspec(dllexport) DWORD WINAPI RasGetErrorStringW(UINT code, wchar_t *text, DWORD size) {
  if (code != 809) return ERROR_INVALID_PARAMETER;
  if (size < 512) return ERROR_INSUFFICIENT_BUFFER;
  lstrcpyW(text,
           L"Der Server schweigt \x2014 \xFC"
           L"berall.\r\n");
  return ERROR_SUCCESS;
}
