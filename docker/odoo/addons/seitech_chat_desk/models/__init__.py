from . import visibility, users, channel, message, reaction
