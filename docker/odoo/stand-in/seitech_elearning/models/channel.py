from odoo import api, fields, models


class ChatChannel(models.Model):
    _name = 'seitech.chat.channel'
    _description = 'Chat Channel'
    _order = 'id desc'

    name = fields.Char(required=True, default=lambda self: self._default_name())
    channel_type = fields.Selection([
        ('public_support', 'Public Support'),
        ('student_instructor', 'Student and Instructor'),
        ('student_support', 'Student and Support'),
        ('instructor_admin', 'Instructor and Administration'),
        ('group', 'Group'),
        ('course', 'Course'),
        ('direct', 'Direct'),
    ], required=True, default='direct', index=True)
    state = fields.Selection([
        ('active', 'Active'),
        ('archived', 'Archived'),
        ('closed', 'Closed'),
    ], required=True, default='active', index=True)
    is_public = fields.Boolean()
    member_ids = fields.Many2many('res.users', 'seitech_chat_channel_member_rel', 'channel_id', 'user_id', string='Members')
    moderator_ids = fields.Many2many('res.users', 'seitech_chat_channel_moderator_rel', 'channel_id', 'user_id', string='Moderators')
    message_ids = fields.One2many('seitech.chat.message', 'channel_id', string='Messages')
    visitor_info = fields.Json()
    session_token = fields.Char(copy=False, index='btree_not_null')
    last_message_date = fields.Datetime(compute='_compute_messages', store=True)
    message_count = fields.Integer(compute='_compute_messages', store=True)

    _name_is_given = models.Constraint("CHECK(trim(name) <> '')", 'A channel needs a name.')

    @api.model
    def _default_name(self):
        return self.env['ir.sequence'].next_by_code('seitech.chat.channel')

    @api.depends('message_ids.create_date')
    def _compute_messages(self):
        groups = self.env['seitech.chat.message']._read_group(
            [('channel_id', 'in', self.ids)], ['channel_id'], ['create_date:max', '__count'])
        found = {channel.id: (last, count) for channel, last, count in groups}
        for channel in self:
            channel.last_message_date, channel.message_count = found.get(channel.id, (False, 0))

    def action_archive(self):
        self.state = 'archived'

    def action_close(self):
        self.state = 'closed'
