from odoo import models


class ChatChannel(models.Model):
    """A visitor's chat stays one, and nothing else becomes one: the type decides who sees it."""
    _inherit = 'seitech.chat.channel'

    def write(self, vals):
        if 'channel_type' in vals and not self.env.is_system():
            support = vals['channel_type'] == 'public_support'
            turned = self.sudo().filtered(lambda channel: (channel.channel_type == 'public_support') != support)
            if turned:
                raise self.env['ir.rule']._make_access_error('write', turned.sudo(False))
        return super().write(vals)
