"""Mail: mailboxes in, messages out; drafts in, .eml out. Never changes what it reads."""
