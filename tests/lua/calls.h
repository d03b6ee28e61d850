/* Calls of everything that the module does, for programs that embed Lua. */
#ifndef LUA_CALLS_H
#define LUA_CALLS_H

/* What the calls use. */
static const char CALL_VALUES[] =
    "LINE = 'error code returned on failure is 13868.\\n' "
    "LOG = '07[NET] <gw|1> received packet: from 192.0.2.1[500] to 192.0.2.2[500] (36 bytes)\\n' .. "
    "'07[ENC] <gw|1> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\\n' .. "
    "'07[IKE] <gw|1> received NO_PROPOSAL_CHOSEN notify error\\n'";

/* Each returns a string. */
static const char *const CALLS[] = {
    "return tostring(ikeerr.lookup(13868))",
    "return ikeerr.lookup('ERROR_IPSEC_IKE_AUTH_FAIL').id .. ikeerr.lookup('auth fail', { domain = 'win32' }).id",
    "local record, message, details = ikeerr.lookup(11) return message .. #details.candidates",
    "local record, message, details = ikeerr.lookup('ERROR_IPSEC_IKE_SA_EXPIRED') return message .. "
    "#details.suggestions",
    "return tostring(ikeerr.get('nothing', { default = 5 })) .. #ikeerr.lookup_all(7)",
    "return ikeerr.answer(24).explanation .. ikeerr.answer('nothing').reason",
    "return ikeerr.decode_notify(12345, '\\0\\0\\54\\44').id .. select(2, ikeerr.decode_notify(12345, 'x'))",
    "return #ikeerr.records { domain = 'ikev2', kind = 'error', tag = 'proposal' } .. ''",
    "local n = 0 for step in ikeerr.lookup(13868):walk { depth = 2, kinds = { 'cause', 'equivalent' } } do n = n + "
    "step.depth "
    "end return n .. ''",
    "return #ikeerr.path(13868, 'ikev2:14') .. select(2, ikeerr.path('nothing', 13868, { kinds = 'confused' }))",
    "return ikeerr.lookup(13868):page { width = 60, color = true } .. ikeerr.lookup(13868):brief()",
    "return ikeerr.lookup(13868):graph { depth = 2, format = 'mermaid' }",
    "local text = '' local t = ikeerr.lookup(13868):as_table() for _, related in ipairs(t.related) do text = text .. "
    "related.note end return text",
    "local r = ikeerr.lookup('ikev2:14') return r.summary .. #r.causes .. #r.log_lines .. #r.faq .. r:page { section = "
    "'faq' }",
    "local text = '' for _, hit in ipairs(ikeerr.search('peer stopped responding', { limit = 5, min_score = 0.1 })) do "
    "text "
    "= text .. hit.record.id .. hit.snippet .. #hit.spans end return text",
    "local n = 0 for m in ikeerr.scan(LINE .. LINE, { least = 'possible', statuses = true }) do n = n + m.first end "
    "return n .. ''",
    "local lines, n = { LINE, LINE }, 0 for m in ikeerr.scan(function() return table.remove(lines) end) do n = n + "
    "m.last end "
    "return n .. ''",
    "local s = ikeerr.scanner() return #s:feed(LINE) + #s:feed(LINE) + #s:finish() .. ''",
    "local text = '' for _, v in ipairs(ikeerr.diagnose(LOG)) do text = text .. v.reason .. #v.evidence end return "
    "text",
    "local d = ikeerr.diagnoser { merge = true } return #d:feed(LOG) .. d:finish()[1].reason",
    "return ikeerr.ERROR_IPSEC_IKE_AUTH_FAIL.name .. tostring(ikeerr.nothing)",
    "return select(2, pcall(ikeerr.search, 'x', { limits = 1 })) .. select(2, pcall(ikeerr.lookup, {}))",
    "return select(2, pcall(ikeerr.records, { kind = ('x'):rep(99) })) .. select(2, pcall(ikeerr.scan(function() "
    "return {} end)))",
};

#endif
