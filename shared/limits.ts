/** Every number that bounds something, with its reason. Sizes in bytes, times in milliseconds unless named otherwise. */

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** Largest TCP port (RFC 9293: the field has 16 bits). */
export const MAX_PORT = 65_535;
/** Largest id that the contract carries: ids stay within a signed 32-bit integer, so that every index may be one. */
export const MAX_ID = 2 ** 31 - 1;
/** A DNS name has at most 253 visible characters (RFC 1035 §2.3.4). */
export const MAX_HOST_LENGTH = 253;
/** An endpoint's name: fits a pane's title without hiding the state beside it. */
export const MAX_NAME_LENGTH = 60;
/** Endpoints in one workbench: each has a pane; more would be a mistake in a script, not a use. */
export const MAX_ENDPOINTS = 200;

/** Open connections per server. Above it the system's descriptor limit is near on most machines. */
export const MAX_CONNECTIONS = 10_000;
/** Closed connections a server still lists; the oldest leave the list first (their records stay in the capture). */
export const MAX_CLOSED_CONNECTIONS = 10_000;
/** Pending connections that the kernel may hold for us; `listen(2)` cuts it to the system's own maximum. */
export const LISTEN_BACKLOG = 4_096;
/** A dial that has not been answered by then is given up: longer than two SYN retransmissions (1 s, 3 s, 7 s). */
export const CONNECT_TIMEOUT_MS = 10_000;
/** Time for one address of a name before the next one is tried too (RFC 8305 §5 allows up to 2 s; far peers need it). */
export const DIAL_ATTEMPT_MS = 2_000;
/** After our FIN, how long `close` and `stop` wait for the peer's FIN before the socket is released. */
export const CLOSE_GRACE_MS = 1_000;
/** Upper bound of a shutdown with everything open. */
export const SHUTDOWN_MS = 3_000;
/** A window that crashes so soon after a reload will crash again: reloading is then no longer what is proposed. */
export const CRASH_LOOP_MS = 10_000;

/** Bytes of one `write` to a socket: large enough to keep the kernel busy, small enough to show progress. */
export const WRITE_SLICE_BYTES = 256 * KIB;
/** Slices written to one socket before other connections have their turn: 4 MiB take about a millisecond. */
export const WRITE_BURST_SLICES = 16;
/** A send call is answered at once while the connection queues less than this; above it, when it has drained so far. */
export const SEND_HIGH_WATER_BYTES = 4 * MIB;
/** Chunks, and bytes, that wait for the end of a round to be answered: enough for warm caches; more only wait longer. */
export const ROUND_MAX_CHUNKS = 8;
export const ROUND_MAX_BYTES = 64 * KIB;
/** Bytes that may wait for one connection: room for a 100 MiB send twice, then `send_queue_full`. */
export const SEND_QUEUE_CAP_BYTES = 256 * MIB;
/** Payload of one `send` over a transport; the composer cuts larger messages into such pieces. */
export const SEND_PIECE_BYTES = 1 * MIB;

/** Disk that the capture of one run may take unless told otherwise; beyond it the oldest segments are deleted. */
export const CAPTURE_DISK_BYTES = 4 * GIB;
/** Bounds of that setting: two segments with their indexes at least, and what one disk may hold at most. */
export const CAPTURE_MIN_DISK_BYTES = 256 * MIB;
export const CAPTURE_MAX_DISK_BYTES = 64 * 1024 * GIB;
/** Payload of one segment, the unit of deletion: 1/64 of the default space on disk. */
export const SEGMENT_PAYLOAD_BYTES = 64 * MIB;
/** Records of one segment: reached together with its payload at 64 bytes a record. */
export const SEGMENT_RECORDS = 1024 * 1024;
/** Unit of the checksums: small enough that a row costs little to verify, large enough that the sums are 0.05 %. */
export const BLOCK_BYTES = 16 * KIB;
/** Longest time that a record waits in memory before it is written. */
export const CAPTURE_FLUSH_MS = 50;
/** Bytes that wait to be written before all sockets are paused, and how few must wait before they go on. */
export const CAPTURE_BEHIND_BYTES = 64 * MIB;
export const CAPTURE_RESUME_BYTES = 16 * MIB;
/** How often a suspended capture tries the disk again. */
export const CAPTURE_RETRY_MS = 1_000;
/** How long a slow disk gets to take what waits when a capture is closed; beyond it, that is lost and the program ends. */
export const CAPTURE_CLOSE_MS = 5_000;
/** How often a capture gives a sign of life, and looks whether its folder is still there. */
export const CAPTURE_BEAT_MS = 1_000;
/** A capture whose last sign of life is older is written by nobody: a computer that was asleep, or very busy, gave none. */
export const CAPTURE_ALIVE_MS = 15_000;
/** Events that are kept in memory while a capture is suspended: about 2 MB. Later ones are counted. */
export const SUSPENDED_MAX_EVENTS = 10_000;
/** Connections of which a suspended capture counts what is missing, each on its own; others by endpoint. About 2 MB. */
export const SUSPENDED_MAX_GAPS = 2 * MAX_CONNECTIONS;
/** Blocks of captures that are kept in memory after they were read: 16 MiB, a few screens of rows scattered anywhere. */
export const CACHE_MAX_BLOCKS = 1_024;
/** JSON of one event in a capture: two addresses and an error take under 2 KiB, so what is longer is no event. */
export const EVENT_MAX_BYTES = 16 * KIB;
/** Files of captures that stay open after they were read: far below what any system allows a program (256 on macOS). */
export const CACHE_MAX_FILES = 32;
/** Captures of earlier runs that are open at a time: each has row lists in memory. */
export const MAX_OPEN_CAPTURES = 8;

/** Length of a text, hex or regular expression to look for. */
export const PATTERN_MAX_LENGTH = 1_024;
/** Size of a regular expression of a rule, in instructions of RE2: one that repeats a character 1,000 times fits. */
export const PATTERN_MAX_INSTRUCTIONS = 2_000;
/** Instructions times characters that one try of it may take: at worst 0.4 s, and 400,000 characters for a common pattern. */
export const PATTERN_MAX_STEPS = 8_000_000;
/** Steps that JavaScript's own engine may take at worst for one try of a simple one: no more time than RE2 takes for 1 KiB. */
export const PLAIN_REGEX_MAX_STEPS = 32_768;
/** A filter is opened when its words have not changed for so long: each one is a thread, and people type on. */
export const FIND_TYPING_MS = 150;
/** Connections that one filter names. */
export const CRITERIA_MAX_CONNECTIONS = 1_000;
/** Open filters of one engine: each has a thread of about 10 MB. */
export const MAX_FILTERS = 8;
/** A regular expression that spends longer than this on one record, or on a few KiB of small ones, is taken for a runaway and stopped. */
export const PATTERN_MAX_MS = 1_000;
/** Bytes of a stream ahead of a chunk in which a regular expression may begin: a match longer than this may be missed. */
export const PATTERN_OVERLAP_BYTES = 1 * KIB;
/** Records on each side of one among which its stream is looked for to mark it: what 200 busy connections put between two chunks. */
export const MARKS_NEAR_RECORDS = 512;
/** Marks of one record: more than its detail view shows at a time. */
export const MARKS_MAX_RANGES = 10_000;
/** Records, and bytes, that a filter looks at before it tells what it found: about 10 ms of work. */
export const SCAN_SLICE_RECORDS = 16 * KIB;
export const SCAN_SLICE_BYTES = 4 * MIB;
/** Exports that run at a time: each has a thread. */
export const MAX_EXPORTS = 4;
/** Exports that are over and can still be asked about; the oldest are forgotten. */
export const EXPORTS_KEPT = 100;
/** A download that no browser has fetched so long after it was offered is cancelled. */
export const EXPORT_FETCH_MS = 60_000;
/** How often a running export or recording tells how far it has come. */
export const EXPORT_PROGRESS_MS = 100;
/** Bytes that exports and recordings hand on at once: few, large writes. */
export const EXPORT_PIECE_BYTES = 256 * KIB;
/** Pieces of a download that wait for a slow browser; then its thread waits too. */
export const EXPORT_PIECES_AHEAD = 8;
/** How long an export waits for the newest rows to reach the disk; if it takes nothing, those that it has are exported. */
export const EXPORT_FLUSH_MS = 1_000;
/** How often a recording whose file takes nothing tries again. */
export const RECORDING_RETRY_MS = 1_000;
/** Least size at which a recording begins its next file: smaller ones would fill a folder with files. */
export const RECORDING_MIN_ROTATE_BYTES = 64 * KIB;

/** Least time between two notices to one subscriber: 20 a second look continuous and cost next to nothing. */
export const NOTICE_INTERVAL_MS = 50;
/** How often a window that is seen asks anew for the capture's figures that no notice carries. */
export const CAPTURE_FACTS_MS = 5_000;
/** Time that the window gives to one notice and its pulls before it answers all the same: keeps 4 pictures a second. */
export const NOTICE_WORK_MS = 125;
/** Rows of one window: more than fit on the tallest screen at 24 px a row. */
export const WINDOW_MAX_ROWS = 200;
/** Bytes of a row that travel with its window: about one line of a wide screen. The rest is pulled on demand. */
export const ROW_PREVIEW_BYTES = 512;
/** Bytes around a row's preview that travel with it: a UTF-8 character (RFC 3629 §3) has at most 4, so 3 complete any. */
export const ROW_CONTEXT_BYTES = 3;
/** Records looked at on each side for those bytes: keeps a row cheap when all of the other direction lies between. */
export const ROW_CONTEXT_RECORDS = 64;
/** Bytes of one `rows.bytes` reply. */
export const BYTES_PIECE = 64 * KIB;

/** Largest frame on the browser host's WebSocket: one send piece and its envelope. */
export const WIRE_MAX_BYTES = SEND_PIECE_BYTES + 16 * KIB;
/** Open WebSockets of one browser host: a few dozen tabs; what is above it is refused, not queued. */
export const WIRE_MAX_SOCKETS = 64;
/** TCP connections of one browser host, idle ones included. */
export const HOST_MAX_SOCKETS = 2_000;
/** A TCP connection to the browser host that has sent no complete request by then is closed. */
export const HOST_HEADERS_TIMEOUT_MS = 10_000;
/** After its last answer, how long an idle HTTP connection is kept for the next request of the same page load. */
export const HOST_KEEP_ALIVE_MS = 5_000;
/** How often the browser host looks for connections over their time. Walks a list of at most HOST_MAX_SOCKETS. */
export const HOST_CHECK_INTERVAL_MS = 1_000;
/** Request line and headers together: a page's own are under 2 KiB; the rest is room for cookies of other ports. */
export const HOST_MAX_HEADER_BYTES = 16 * KIB;
/** Calls of one page that wait for their outcome; above it the host stops reading from that page until one is over. */
export const WIRE_MAX_CALLS = 256;
/** Values in one request, keys included: the longest sequence, with an expected answer in each step, has about 2,200. */
export const WIRE_MAX_VALUES = 4_000;
/** Nesting of one request: an expected answer in a step of a sequence in a list of saved ones lies 11 deep. */
export const WIRE_MAX_DEPTH = 12;
/** How long a closing WebSocket waits for the page's own close frame before it is cut. */
export const WIRE_CLOSE_MS = 1_000;
/** Bytes a WebSocket may have queued towards a slow page before it is closed (it reconnects and pulls anew). */
export const WIRE_BACKLOG_BYTES = 16 * MIB;
/** How often a page asks a silent host for a sign of life, and how long it waits for the answer. */
export const HEARTBEAT_MS = 5_000;
/** Waits between attempts to reach a lost host: quick at first, then patient. */
export const RECONNECT_DELAYS_MS = [250, 500, 1_000, 2_000, 5_000] as const;
/**
 * Tallest element that lists are given. Chromium lays out up to 33,554,428 px, Firefox about half of it, and beyond 2^24 px
 * single-precision painting misplaces rows; taller lists map the scroll bar onto their length.
 */
export const SCROLL_MAX_PX = 16_000_000;
/**
 * Rows that are not here after a jump are drawn as placeholders after so long. Mostly they are here before; drawing both would
 * take twice as long.
 */
export const PLACEHOLDER_AFTER_MS = 50;
/** Rows kept in the document above and below those in view: what one notch of a wheel passes. Each costs as much as one that is seen. */
export const OVERSCAN_ROWS = 4;
/** Rows that one view keeps: scrolling back over so many pulls nothing, and costs 3 MiB at most. */
export const CACHE_MAX_ROWS = 4_000;
/** Pieces of a record that its detail view keeps: 1 MiB around what is on screen. */
export const DETAIL_MAX_PIECES = 16;
/** Bytes of a record that its text view shows at a time: even if each one is a mark of its own, they lay out in a frame or two. */
export const TEXT_PAGE_BYTES = 8 * KIB;
/** Bytes that are copied to the clipboard at once; beyond it the copy is cut, and says so. */
export const COPY_MAX_BYTES = 1 * MIB;
/** Marks and runs of text that one row draws: more than a screen is wide; the rest is in the detail view. */
export const ROW_MAX_SEGMENTS = 80;

/** Characters of a message that is kept or repeated; what is longer is sent as a file. */
export const MESSAGE_MAX_LENGTH = 64 * KIB;
/** Variables of one message: far more than a protocol's message has, and its checksums are still computed in milliseconds. */
export const MESSAGE_MAX_VARIABLES = 256;
/** Random bytes of one message, all of its variables together; what is larger is sent as a file. */
export const MESSAGE_MAX_RANDOM_BYTES = 1 * MIB;
/** Faults of one message that are looked for: more than anybody mends before looking again. */
export const MESSAGE_MAX_FAULTS = 100;
/** Characters that are pasted or dropped into the input without a question: what a person reads over. */
export const INPUT_ASK_LENGTH = 256 * KIB;
/** Characters that the input takes: a field with more of them makes a window slow. */
export const INPUT_MAX_LENGTH = 1 * MIB;
/** Longest delay that may be asked for: a day. */
export const DELAY_MAX_MS = 24 * 60 * 60 * 1_000;
/** Longest wait for an expected answer: an hour. */
export const EXPECT_MAX_MS = 60 * 60 * 1_000;
/** Bytes of a stream that the regular expression of an expected answer is tried on at a time: a longer match may be missed. */
export const EXPECT_MAX_BYTES = 64 * KIB;
/** Longest time until such an expression is tried again while many bytes come in small chunks. */
export const EXPECT_LOOK_MS = 20;
/** Bytes of a file that wait to be sent before no more are asked for: one piece goes out while the next one is on its way. */
export const FILE_AHEAD_BYTES = 1 * MIB;
/** Bytes of a file that may wait at most: whoever reads it and does not wait to be asked is cut off. */
export const FILE_MAX_AHEAD_BYTES = 4 * FILE_AHEAD_BYTES;
/** How often a sending tells how far it has come. */
export const SENDING_PROGRESS_MS = 100;
/** Longest period of a repetition: a day. */
export const REPEAT_MAX_MS = 24 * 60 * 60 * 1_000;
/** Steps of a sequence: half as many as the values that one request may have leave room for. */
export const SEQUENCE_MAX_STEPS = 64;
/** Characters of all messages of a sequence, and of those that are imported at once: at 3 bytes each they fit into one frame. */
export const SEQUENCE_MAX_LENGTH = 256 * KIB;
/** Messages of one rule's reply. */
export const RULE_MAX_STEPS = 32;
/** Bytes that captures may add to the reply of one firing: one largest frame. Beyond it the reply is not sent, and the log says so. */
export const RULE_MAX_CAPTURED_BYTES = 64 * MIB;
/** Rules of one endpoint: ten times what a protocol of a device has. */
export const MAX_RULES = 10_000;
/**
 * How long rules are tried for one connection before everything else has its turn: of an endpoint with thousands of them one message
 * may take longer than people wait.
 */
export const RULES_TURN_MS = 5;
/** Rules of one page or one removal. */
export const RULES_PAGE = 100;
/** Bytes of one rule. What answers with more is no rule but a transfer; its messages alone might have 6 MiB otherwise. */
export const RULE_MAX_BYTES = 512 * KIB;
/** Bytes of all rules of one page, which fit into one frame: the fall-back goes with each page, beside one rule at least. */
export const RULES_PAGE_BYTES = 2 * RULE_MAX_BYTES;
/** Largest file of rules that is imported: 10,000 rules of over 3 KiB each. */
export const RULES_FILE_MAX_BYTES = 32 * MIB;
/** Bytes that rules can be tried on. */
export const TRY_MAX_BYTES = 64 * KIB;
/** Messages in them that are told of, and bytes of replies behind which no more are: one screen of each is read. */
export const TRY_MAX_MESSAGES = 1_000;
export const TRY_MAX_REPLY_BYTES = 1 * MIB;
/** Bytes of each reply that are shown: a line or two. One reply alone may be far larger than what travels at once. */
export const TRY_SHOWN_BYTES = 128;
/** Delayed replies that wait on one connection before its peer is read no further: bytes, and how many. */
export const DELAYED_MAX_BYTES = 4 * MIB;
export const DELAYED_MAX_REPLIES = 10_000;
/** Entries of a server's list of peers. */
export const ALLOW_MAX_ENTRIES = 200;
/** Attempts to connect again that may be asked for. */
export const RETRY_MAX_ATTEMPTS = 1_000_000;
/** Files, repetitions and sequences that run at a time in one workbench: each may have a timer of 1 ms. */
export const MAX_SENDINGS = 64;
/** Those of an endpoint that are over and still listed; the oldest are forgotten. */
export const SENDINGS_KEPT = 20;

/** Bytes of one frame: what is larger is not a message but a transfer. */
export const FRAME_MAX_BYTES = 64 * MIB;
/** Most bytes of a frame unless told otherwise. */
export const FRAME_DEFAULT_BYTES = 1 * MIB;
/** Longest pause that ends a frame: an hour. */
export const FRAME_MAX_IDLE_MS = 60 * 60 * 1_000;
/** Logs that are shown as frames at a time: each has a thread. */
export const MAX_FRAMINGS = 8;
/** Rows of one framed view; beyond it the oldest leave the view (their bytes stay in the capture). 36 bytes each: 150 MB. */
export const FRAMED_MAX_ROWS = 4_000_000;
/** Cuts of one frame that travel with its row: a line of marks; the detail view has the number of all. */
export const FRAME_MAX_CUTS = 64;
/** Frames of one chunk that are told at once: more than its detail view lists. */
export const FRAMES_OF_CHUNK = 1_000;

/** Lines of a row whose data is wrapped, or drawn as a hex dump of several lines: rows are of one height, so more would show few of them. */
export const ROW_WRAPPED_LINES = 4;
/** A log is cut into frames when their settings have not changed for so long: each time is a thread, and people type on. */
export const FRAMING_TYPING_MS = 250;
/** Reads of a frame that its details list: what a person looks through. */
export const FRAME_LISTED_READS = 100;
/** How often figures that are looked at are asked for: rates are counted by the second. */
export const STATISTICS_MS = 1_000;
/** Seconds of traffic of which an endpoint keeps the rates: ten minutes. */
export const STATISTICS_SECONDS = 600;

/** Saved messages and sequences of one library. */
export const LIBRARY_MAX_SAVED = 20_000;
/** Tags of one of them. */
export const LIBRARY_MAX_TAGS = 20;
/** Saved messages in one request: well below the values that one may have. */
export const LIBRARY_BATCH = 25;
/** Characters of a sent message that is kept between runs: 200 messages of an endpoint stay under 1 MiB. */
export const HISTORY_KEPT_LENGTH = 4 * KIB;
/** Bytes of all messages of a library as its file has them: 20,000 of over 1.5 KiB each. */
export const LIBRARY_MAX_BYTES = 32 * MIB;
/** Characters of one page of a library: a page with long messages has fewer rows, so that it travels in one reply. */
export const LIBRARY_PAGE_LENGTH = 4 * MIB;
/** Tags of a library that are listed: more than anybody reads; beyond it, those with the most messages. */
export const LIBRARY_LISTED_TAGS = 1_000;
/** Characters of all messages that one input recalls: they travel in one reply, well below what a slow page may have queued. */
export const HISTORY_MAX_LENGTH = 4 * MIB;
/** A settings file is written so long after a change: what changes together is written once, and this much is lost at most. */
export const SETTINGS_WRITE_MS = 200;
/** Largest settings file, read at start in well under a second; a full library takes half of it. */
export const SETTINGS_MAX_BYTES = 64 * MIB;
/** Characters of a settings file that are made and written at once: about a millisecond of work. */
export const SETTINGS_PIECE_LENGTH = 64 * KIB;
/** How long a slow disk gets to take the settings when Parley ends. */
export const SETTINGS_CLOSE_MS = 2_000;

/** Messages that a pane's input recalls: a day's work at the keyboard; the oldest are forgotten. */
export const HISTORY_MAX_MESSAGES = 200;
/** Connections that the input's target menu lists; more are chosen in the connection list. */
export const TARGET_MENU_MAX = 50;
