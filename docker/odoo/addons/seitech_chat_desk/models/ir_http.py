from odoo import models


class IrHttp(models.AbstractModel):
    _inherit = 'ir.http'

    def session_info(self):
        """Tells the web client whether its user answers visitors: others need neither the news nor the sound."""
        return {**super().session_info(), 'seitech_chat_agent': self.env.user._desk_is_agent()}
