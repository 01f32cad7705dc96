from . import channel, message, reaction
