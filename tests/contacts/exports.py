"""A small LinkedIn export, as LinkedIn writes it."""

from collections.abc import Collection
from pathlib import Path

CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Okafor,https://www.linkedin.com/in/ada-okafor,,Contoso Ltd,Head of Data,05 Mar 2025
Tom,O'Hara,https://www.linkedin.com/in/tomohara,tom@ohara.example,Acme,"PM, lead",01 Jan 2026
,,https://www.linkedin.com/in/nobody,,,,03 Mar 2020
"""
MESSAGES = """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
c1,,Ada Okafor,https://www.linkedin.com/in/ada-okafor,Sam Seeker,https://www.linkedin.com/in/sam,2026-02-02 10:00:00 UTC,,Good to see you,INBOX
c2,,Sam Seeker,https://www.linkedin.com/in/sam,Tom O'Hara,https://www.linkedin.com/in/tomohara,2026-02-03 10:00:00 UTC,,"Hello, Tom",INBOX
c3,,Sam Seeker,https://www.linkedin.com/in/sam,"A, B","https://www.linkedin.com/in/a,https://www.linkedin.com/in/b",2026-02-03 10:00:00 UTC,,Hi all,INBOX
"""
INVITATIONS = """From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Sam Seeker,Mia Krohn,"3/5/26, 2:22 PM",Hello,OUTGOING,https://www.linkedin.com/in/sam,https://www.linkedin.com/in/mia
Ben Lee,Sam Seeker,"3/6/26, 9:01 AM",,INCOMING,https://www.linkedin.com/in/ben,https://www.linkedin.com/in/sam
"""
APPLICATIONS = """Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers
"3/5/26, 2:22 PM",sam@seeker.example,,Fjordlight,Analyst,https://www.linkedin.com/jobs/view/1,cv.pdf,
"""

FILES = {
    "Connections.csv": CONNECTIONS,
    "messages.csv": MESSAGES,
    "Invitations.csv": INVITATIONS,
    "Job Applications.csv": APPLICATIONS,
}


def write_export(folder: Path, only: Collection[str] = tuple(FILES)) -> Path:
    """Write an export into a folder and return it."""
    folder.mkdir()
    for name in only:
        (folder / name).write_text(FILES[name], encoding="utf-8")
    return folder
