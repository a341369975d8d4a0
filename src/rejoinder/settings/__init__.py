"""Settings: settings.toml and the platform's folders in, Settings and the problems found in them out.

folder      where the casebook lives; reading and writing settings.toml there
parsing     the text of settings.toml as Settings, with a Problem for each line that cannot be meant
fields      what each key may say
composing   Settings as the text of settings.toml
revising    changes to Settings, and to a settings.toml that is there
"""

from rejoinder.settings.folder import find_home, load_settings, save_settings
from rejoinder.settings.parsing import parse_settings
from rejoinder.settings.revising import revise_settings

__all__ = ["find_home", "load_settings", "parse_settings", "revise_settings", "save_settings"]
