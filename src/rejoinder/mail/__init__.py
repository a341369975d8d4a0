"""Mail: mailboxes in, messages out; drafts in, .eml out. Never changes what it reads.

`sources.open_sources` turns the paths a person names into streams of raw messages (desk.ports.Source).
`parse.parse_head` takes a raw message apart as far as a sift needs, `parse.finish` does the rest;
`parse.parse_message` is both at once. `compose.compose_eml` writes a draft for any mail program to open.
"""
