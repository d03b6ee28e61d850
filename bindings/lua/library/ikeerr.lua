---@meta ikeerr

-- What the module is, for editors (LuaLS and what reads its annotations); it is never run. What of it depends on the data
-- is in ikeerr_data.lua beside it: the words of facts, and the names that are fields.
--
-- Everywhere: a fact that nobody documents is nil. Places in texts count bytes from 1, both ends inclusive, as in
-- string.find. Lists are new tables that belong to the caller. The order of records is that of ikeerr.Domain; then
-- code; then vendor. Options come in a table, last; an unknown option, a value that is out of its range and an argument of
-- the wrong type are errors. Facts come from RFCs, headers and vendor documents: see Record.sources.

---What IPsec and IKE errors mean. Every Windows error is a field too: `ikeerr.ERROR_IPSEC_IKE_AUTH_FAIL`.
---@class ikeerr
---@field _VERSION string version of the code, "0.1.0"
---@field data_date string the latest date of update of a record, "2026-11-22"
---@field data_digest string 16 hexadecimal digits over all data
---@field counts table<ikeerr.Domain, integer> how many records each domain has
local ikeerr = {}

---@alias ikeerr.Reading
---| "nothing" # no reading fits
---| "identity" # win32:13868, ikev2:12345@microsoft
---| "official-name" # case and punctuation included
---| "number" # decimal, 0x..., ...h; HRESULT and NTSTATUS are unwrapped
---| "bare-hex" # exactly four or eight hexadecimal digits
---| "name" # official, alias or without its prefix; case, "-", "_" and blanks folded
---| "notify" # N(x), notify x, notify(x), NAME (n)
---| "ms-status" # MS_STATUS(n), alone or inside N(...)
---| "sentence" # the sentence that Windows shows, or the first of several
---| "mention" # a text in which a scan finds one condition; of an unknown key, one in which it finds several

---@alias ikeerr.Reason
---| "unassigned" # a number inside the ranges of a domain that has no record
---| "out-of-range" # a number outside them
---| "private-use" # a Notify type for private use that no known vendor uses
---| "neighbour" # another product's number; `suggestions` are the records to read
---| "elsewhere" # a number of these ranges that only one product uses
---| "event" # the id of an event of Windows; `suggestions` are records about the same
---| "never-existed" # a name that published pages invent; `suggestions` are the records meant
---| "malformed" # empty, not UTF-8, a NUL byte, contradicting itself, or a domain that does not fit
---| "unknown-name" # `suggestions` are the records of similar names

---A part of the page, in the order on it.
---@alias ikeerr.Section
---| "summary"
---| "causes"
---| "log_lines"
---| "facts" # codes, words of the vocabularies, aliases, date
---| "technical_meaning"
---| "error_details"
---| "usage_context"
---| "seen_in"
---| "developer_interpretation"
---| "related" # citations too
---| "faq"
---| "sources"

---@alias ikeerr.Form
---| "decimal" # 13868
---| "hex" # 0x362C
---| "hresult" # 0x8007362C, -2147011028
---| "ntstatus" # 0xC0360001, -1070202879
---| "bytes" # {44, 54, 0, 0}; 00 00 36 2c
---| "symbol" # ERROR_IPSEC_IKE_POLICY_MATCH
---| "notify" # the name or short name of a Notify type
---| "ms-status" # MS_STATUS(13868)
---| "sentence" # the sentence that Windows shows
---| "words" # another product's words for a Notify type
---| "line" # a whole log line of a program, without a name of its record

---@alias ikeerr.Certainty
---| "possible" # reads like a mention, and nothing around it says so
---| "likely" # the text around it fits
---| "certain" # unmistakable, or its context is

---What stands for a record: a whole number (code, HRESULT or NTSTATUS, signed or unsigned), a string in any spelling of
---those, a name, an identity, N(...), MS_STATUS(...), the sentence that Windows shows; or a record.
---@alias ikeerr.Key integer|string|ikeerr.Record

---What is known about one error or notify. There is one object for an identity as long as the Lua state lives, so
---records can be compared with == and be keys of tables; < and <= order them; tostring gives one line. They cannot be
---changed. Prose is Markdown: paragraphs, `-` lists and inline code.
---@class ikeerr.Record
---@field id string the identity: domain:code, or domain:code@vendor of a private-use number
---@field domain ikeerr.Domain whose numbers the code is one of
---@field code integer 1 to 65535; means something together with the domain only
---@field vendor string? who assigned a private-use number
---@field name string the official spelling
---@field hex string the code in at least four upper-case digits: 0x362C
---@field message string what happened: at most 100 characters, no final period
---@field kind ikeerr.Kind what it reports
---@field evidence ikeerr.Evidence how well it is founded
---@field tags string[] what it has to do with
---@field updated string ISO date of the last change of the page
---@field url string? the address of its page, if the build names a site
---@field hresult integer? the code as an unsigned HRESULT
---@field ntstatus integer? the unsigned NTSTATUS twin
---@field modules ikeerr.Module[]? keying modules that can raise it
---@field phase ikeerr.Phase[]? phases in which it occurs
---@field role ikeerr.Role? who raises it
---@field rejected ikeerr.Rejected? whose input it refuses
---@field on_wire ikeerr.OnWire? what the other side gets
---@field effect ikeerr.Effect? what is lost
---@field retry ikeerr.Retry? whether repeating it helps
---@field aliases ikeerr.Alias[] other spellings of the name
---@field sources ikeerr.Source[] where the facts come from
---@field seen_in ikeerr.Sighting[] where the code, name or sentence shows up
---@field technical_meaning string what it means in the protocol
---@field error_details string? how it comes about, and what goes with it
---@field usage_context string? who meets it, and where
---@field developer_interpretation string? how a program should treat it
---@field causes ikeerr.Cause[] what leads to it, the likeliest first
---@field log_lines ikeerr.LogLine[] what products print: signs of its causes, then other lines
---@field faq ikeerr.Question[] questions that people ask, with their answers
---@field summary string the page in a few sentences
---@field related ikeerr.Relation[] related records: by kind of relation, then in their order
---@field citations ikeerr.Citation[] how published pages refer to errors from this one, in the order of the page
---@operator lt(ikeerr.Record): boolean
---@operator le(ikeerr.Record): boolean
local Record = {}

---What led to an error, what to check and what to change.
---@class ikeerr.Cause
---@field id string the record and a word for the cause, which stay
---@field title string what was wrong, as a statement
---@field text string? why
---@field when string[] under what it applies: a way to authenticate, an exchange, a product
---@field basis ikeerr.Evidence how well it is founded
---@field source string where it is said, or from what it follows
---@field signs ikeerr.LogLine[] lines that imply it
---@field checks string[] what to look at, and what it shows if this is the cause
---@field fixes string[] what to change
---@field ignore string? when it is harmless

---A line that a product prints.
---@class ikeerr.LogLine
---@field product string who prints it
---@field versions string? which of its versions, unless all do
---@field side ikeerr.Side whose log has it
---@field level integer? from which level on, unless by default
---@field line string the whole message behind the product's prefix
---@field says string what it means
---@field cause string? the id of the cause that it implies, if it does

---A question that people ask about an error.
---@class ikeerr.Question
---@field question string what people ask
---@field answer string what there is to say

---Another spelling of a record's name.
---@class ikeerr.Alias
---@field name string the spelling
---@field origin string where it is spelled so
---@field historic boolean whether it is another record's official name today

---A document that facts come from.
---@class ikeerr.Source
---@field title string of the document
---@field section string? where in it, unless all of it is meant

---A place where a record's code, name or sentence shows up.
---@class ikeerr.Sighting
---@field surface string event channel, API, command or log
---@field event string event id, function or command line
---@field field string? which field carries it, unless it is free text
---@field form string how it is written there

---How a record is related to another.
---@class ikeerr.Relation
---@field target ikeerr.Record the other record
---@field kind ikeerr.RelationKind what the target is to the record
---@field note string why: at most 200 characters, true read from either side
---@field basis "documented"|"observed"|"same-condition"|"inferred" what the relation rests on

---How a published page refers to an error, however wrong.
---@class ikeerr.Citation
---@field name string as published
---@field code integer? as published
---@field hex string? as published
---@field meant ikeerr.Record? the real record that must have been meant
---@field fault string what is wrong with it

---A step of a walk or a path.
---@class ikeerr.Step
---@field record ikeerr.Record the record reached
---@field relation ikeerr.Relation the relation that led to it
---@field depth integer relations away from the start, from 1
---@field previous ikeerr.Record the record whose relation it is

---@class ikeerr.Span
---@field first integer
---@field last integer

---@class ikeerr.Hit
---@field record ikeerr.Record
---@field score number above 0; comparable within one search only
---@field field string what matched best: code, name, alias, message, sentence or a section of the page
---@field exact boolean whether the query is the record's code, name, alias or sentence
---@field spans ikeerr.Span[] where the snippet matches, in order, without overlap
---@field snippet string a part of the field's text

---An error mentioned in a text.
---@class ikeerr.Mention
---@field first integer its first byte, counted from the first byte of the text
---@field last integer its last byte
---@field line integer the number of the line that it starts on, from 1
---@field text string what is mentioned, as it stands there: in UTF-8 where the text is UTF-16
---@field form ikeerr.Form
---@field certainty ikeerr.Certainty
---@field record ikeerr.Record? of two IKE versions of one condition that of IKEv2; nil if the text leaves it open, and for a neighbour
---@field records ikeerr.Record[] what it can stand for; empty for a neighbour only
---@field neighbour string? one sentence about another product's number
---@field cause string? the id of the cause that the line is a sign of
---@field sign_first integer? the first byte of the log line that was recognised around it; nil if none was
---@field sign_last integer? its last byte

---What became of a negotiation, and why.
---@class ikeerr.Verdict
---@field stack string whose log it is
---@field connection string? its name in the configuration
---@field peer string? the address of the other end
---@field outcome string what became of the IKE SA
---@field children ikeerr.ChildSa[] its Child SAs, and what became of them
---@field exchange string? in which it failed
---@field decided_by string this end, the peer or none
---@field is_wrong boolean whether anything is wrong
---@field record ikeerr.Record? what went wrong, or how it ended
---@field cause ikeerr.Cause? why, where the log has a sign of it
---@field reason string? the id of the cause, else the record's
---@field elsewhere ikeerr.Record? what the screen of the other end shows for it
---@field theirs string? the peer's proposals or selectors that did not fit
---@field theirs_line integer? the number of their line
---@field ours string? those of this end
---@field ours_line integer? the number of their line
---@field differ string[] what the two lists differ in
---@field left ikeerr.Cause[] without a cause: those that are left, the likeliest first
---@field look_in string? how to get the log of the other end, which decides
---@field look_for string[] lines of that log that tell the causes apart
---@field evidence ikeerr.EvidenceLine[] the lines that it rests on
---@field attempts integer how often; a retransmission is none
---@field first_line integer the number of its first line
---@field last_line integer the number of its last line
---@field first_time string? the time of its first line as printed
---@field last_time string? the time of its last line as printed
---@field log integer of several logs: the number of its own, from 1
---@field cause_log integer? the number of the other end's log, if it shows the cause
---@field cause_line integer? the number of the line there
---@field works_since integer? the line where a later attempt worked
---@field is_newest_first boolean whether the log runs backwards

---What became of a Child SA.
---@class ikeerr.ChildSa
---@field name string? its name in the configuration
---@field outcome string what became of it

---A line of the log that a verdict rests on.
---@class ikeerr.EvidenceLine
---@field line integer its number, from 1
---@field start integer bytes in front of it
---@field end integer bytes up to its end
---@field text string it, as far as 160 bytes

---Why there is no single record.
---@class ikeerr.Miss
---@field reason ikeerr.Reason? nil for an ambiguous key
---@field candidates ikeerr.Record[] what an ambiguous key can stand for
---@field suggestions ikeerr.Record[] the records to read instead of an unknown key, the best first

---@class ikeerr.Answer
---@field status "found"|"ambiguous"|"unknown"
---@field reading ikeerr.Reading
---@field records ikeerr.Record[] one when found, more when ambiguous, none when unknown
---@field also ikeerr.Record[] what the spelling stands for elsewhere, or stood for once
---@field reason ikeerr.Reason? why it is unknown
---@field suggestions ikeerr.Record[] the records to read instead, when it is unknown
---@field neighbour string? a sentence or two about another product's number or name or about an event; nil for all other reasons
---@field explanation string all that in a sentence or more

---@class ikeerr.LookupOptions
---@field domain? ikeerr.Domain restricts the answer

---@class ikeerr.GetOptions: ikeerr.LookupOptions
---@field default? any what is returned for an unknown key

---@class ikeerr.Filter
---@field domain? ikeerr.Domain
---@field kind? ikeerr.Kind
---@field tag? string

---@class ikeerr.SearchOptions: ikeerr.Filter
---@field limit? integer at most so many hits, 0 or more; 10 unless given
---@field min_score? number the share of the best hit's score that a hit has to have, 0 to 1; 0: whatever has any of the words

---@class ikeerr.KindsOptions
---@field kinds? ikeerr.RelationKind|ikeerr.RelationKind[] the kinds of relation to follow; all unless given

---@class ikeerr.WalkOptions: ikeerr.KindsOptions
---@field depth? integer how many relations far, 0 or more; 1 unless given

---@class ikeerr.GraphOptions: ikeerr.WalkOptions
---@field format? "dot"|"mermaid" "dot" unless given

---@class ikeerr.BriefOptions
---@field width? integer in columns, 40 to 400 (others are taken as the nearer bound); 80 unless given
---@field color? boolean ANSI escape sequences; false unless given
---@field format? "text"|"markdown" "text" unless given; Markdown (CommonMark) has neither width nor color

---@class ikeerr.PageOptions: ikeerr.BriefOptions
---@field section? ikeerr.Section only this one, "" where the record does not have it; the whole page unless given

---@class ikeerr.ScanOptions
---@field least? ikeerr.Certainty the least certain to report; "likely" unless given
---@field statuses? boolean report Notify types that are no errors too; false unless given
---@field neighbours? boolean report other products' numbers in error fields too; false unless given

---@class ikeerr.DiagnoseOptions
---@field merge? boolean attempts of one connection that end for one reason are one verdict; true of diagnose, false of a diagnoser, unless given
---@field others? (string|(fun(): string?, string?)|file*)[] of diagnose: logs of other ends

---The record that a key stands for; or nil, a message that says what to do, and details.
---@param key ikeerr.Key
---@param options? ikeerr.LookupOptions
---@return ikeerr.Record? record
---@return string? message
---@return ikeerr.Miss? details
function ikeerr.lookup(key, options) end

---The record that a key stands for, or the default if it is unknown; nil, message and details if it is ambiguous.
---@param key ikeerr.Key
---@param options? ikeerr.GetOptions
---@return ikeerr.Record|any record
---@return string? message
---@return ikeerr.Miss? details
function ikeerr.get(key, options) end

---All records that a key can stand for, in their order; none if it is unknown.
---@param key ikeerr.Key
---@param options? ikeerr.LookupOptions
---@return ikeerr.Record[]
function ikeerr.lookup_all(key, options) end

---What `lookup` knows about a key: how it was read, what else it stands for, or why it is unknown.
---@param key ikeerr.Key
---@param options? ikeerr.LookupOptions
---@return ikeerr.Answer
function ikeerr.answer(key, options) end

---The record of the Windows error that a Microsoft status notify carries (IKEv2 12345, IKEv1 40003, AuthIP 40020).
---@param type integer the Notify message type, 0 to 65535; others are an error
---@param data string the notification data: four octets, or eight for 40003
---@return ikeerr.Record? record
---@return string? message
---@return ikeerr.Miss? details reason "malformed" for another type or length
function ikeerr.decode_notify(type, data) end

---All records, or those of a domain, kind or tag, in their order.
---@param options? ikeerr.Filter
---@return ikeerr.Record[]
function ikeerr.records(options) end

---Full text search over names, aliases and every section: words, beginnings of words, "phrases"; typos and synonyms
---are found too. The best hits first, ties in the order of records.
---@param query string
---@param options? ikeerr.SearchOptions
---@return ikeerr.Hit[]
function ikeerr.search(query, options) end

---A shortest path along related records, never along two `equivalent` relations in a row: empty from a record to
---itself; nil and a message where no relations lead there; nil, message and details for a key that is a miss.
---@param start ikeerr.Key
---@param end_ ikeerr.Key
---@param options? ikeerr.KindsOptions
---@return ikeerr.Step[]? steps
---@return string? message
---@return ikeerr.Miss? details
function ikeerr.path(start, end_, options) end

---Iterates over the errors mentioned in a text, in order, without overlap.
---
---The text may come as a whole, from a function that returns the next line and nil at the end (which must neither yield
---nor call the iterator), as `io.lines(name)` does, or from a file or another object with a `read` method like a file's.
---The end of a line is implied where a function leaves it out, and counts; what comes in other chunks is for a scanner.
---A whole text or a file in UTF-16 that starts with its byte order mark is read as such.
---@param text string|(fun(): string?, string?)|file*
---@param options? ikeerr.ScanOptions
---@return fun(): ikeerr.Mention?
function ikeerr.scan(text, options) end

---A scanner for a text that comes in chunks, where they come from a coroutine or an event loop.
---@param options? ikeerr.ScanOptions
---@return ikeerr.Scanner
function ikeerr.scanner(options) end

---Why the tunnels of a log are down: what became of each negotiation that it tells of, why, and what to change, in the
---order of their first lines. Where the log has no sign of a cause, none is claimed: a verdict then says which causes
---are left and whose log decides. The log may come as the text of `scan` may, and so may the log of another end in the
---options: where that shows why this end was refused or got no answer, by addresses and times, the verdict has that
---cause, and `cause_log` and `cause_line` say where it stands. Of a log that runs newest first `is_newest_first` is true:
---give its lines in reverse.
---@param log string|(fun(): string?, string?)|file*
---@param options? ikeerr.DiagnoseOptions
---@return ikeerr.Verdict[]
function ikeerr.diagnose(log, options) end

---Follows the negotiations of a log that comes in chunks.
---@param options? ikeerr.DiagnoseOptions
---@return ikeerr.Diagnoser
function ikeerr.diagnoser(options) end

---@class ikeerr.Diagnoser
local Diagnoser = {}

---The verdicts that the next chunk decides.
---@param chunk string
---@return ikeerr.Verdict[]
function Diagnoser:feed(chunk) end

---The verdicts that the end of the log decides. What is fed from here on is the log of another end.
---@return ikeerr.Verdict[]
function Diagnoser:next_log() end

---The verdicts that only the end of the log decides. Afterwards the diagnoser is used up.
---@return ikeerr.Verdict[]
function Diagnoser:finish() end

---@class ikeerr.Scanner
local Scanner = {}

---The mentions that the next chunk completes. They count from the first chunk.
---@param chunk string
---@return ikeerr.Mention[]
function Scanner:feed(chunk) end

---The mentions that only the end of the text decides. Afterwards the scanner is used up.
---@return ikeerr.Mention[]
function Scanner:finish() end

---All fields under their names, as plain values for whoever writes them down: another record is its identity, a list
---that has nothing is an empty table, a fact that nobody documents is left out.
---
---    { id = "win32:13868", code = 13868, tags = { "proposal", "policy" }, ...,
---      related = { { target = "ikev2:14", kind = "equivalent", note = ..., basis = ... }, ... }, ... }
---@return table<string, any>
function Record:as_table() end

---What fits on the first screen: what failed, the likeliest causes with what to check and to change. At most 24 rows of
---the width; commands are not broken, and a long one takes as many rows as it needs.
---@param options? ikeerr.BriefOptions
---@return string
function Record:brief(options) end

---The reference page as text or Markdown, whole or one section of it.
---@param options? ikeerr.PageOptions
---@return string
function Record:page(options) end

---Iterates over the related records, breadth first: each once, never this one; neighbours in the order of
---ikeerr.RelationKind, then of records.
---@param options? ikeerr.WalkOptions
---@return fun(): ikeerr.Step?
function Record:walk(options) end

---The neighbourhood, every relation between its members once, as Graphviz DOT or Mermaid text.
---@param options? ikeerr.GraphOptions
---@return string
function Record:graph(options) end

return ikeerr
