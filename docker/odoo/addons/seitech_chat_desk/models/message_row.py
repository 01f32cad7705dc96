from collections import defaultdict

from odoo import fields, models

from .preview import preview


class ChatMessage(models.Model):
    _inherit = 'seitech.chat.message'

    def desk_read(self):
        """What the conversation shows of the messages, oldest first, without those that are gone or closed to the caller.

        Each is {id, channel_id, author: {id, name} or False, author_name, content, type, created, edited,
        attachments: [{id, name, mimetype, file_size, checksum}], read_by: [name],
        reactions: [{emoji, count, mine, names}]}, and parent: {id, author_name, content} or False where messages have parents.
        Times are UTC, 'YYYY-MM-DD HH:MM:SS' or False.
        """
        return self.exists()._filtered_access('read').sorted('id')._desk_rows()

    def _desk_rows(self):
        """Of messages that the caller may read."""
        files, reactions = self._desk_files(), self._desk_reactions()
        return [{
            **message._desk_row(),
            'attachments': [files[file_id] for file_id in sorted(message.attachment_ids.ids) if file_id in files],
            'reactions': [self._desk_reaction_row(emoji, users) for emoji, users in reactions[message.id].items()],
        } for message in self.sudo()]

    def _desk_row(self):
        return {
            'id': self.id,
            'channel_id': self.channel_id.id,
            'author': {'id': self.author_id.id, 'name': self.author_id.name} if self.author_id else False,
            'author_name': self.author_name or '',
            'content': self.content or '',
            'type': self.message_type or 'text',
            'created': fields.Datetime.to_string(self.create_date),
            'edited': fields.Datetime.to_string(self.desk_edited_at),
            'read_by': (self.read_by_ids - self.author_id).mapped('name'),
            **self._desk_parent_row(),
        }

    def _desk_files(self):
        """{id: row} of the messages' files that the caller may read."""
        files = self.sudo().attachment_ids.sudo(self.env.su)._filtered_access('read')
        return {row['id']: row for row in files.sudo().read(['name', 'mimetype', 'file_size', 'checksum'], load=None)}

    def _desk_has_parent(self):
        """Not every release of the customer's module has the field."""
        field = self._fields.get('parent_id')
        return bool(field) and field.comodel_name == self._name

    def _desk_parent_row(self):
        if not self._desk_has_parent():
            return {}
        parent = self.parent_id
        # One of another channel may be closed to the reader.
        if not parent or parent.channel_id != self.channel_id:
            return {'parent': False}
        return {'parent': {
            'id': parent.id, 'author_name': parent.author_name or '', 'content': preview(parent.content) or ''}}

    def _desk_reactions(self):
        """{message's id: {emoji: users}}, in the order in which they were given."""
        found = defaultdict(lambda: defaultdict(self.env['res.users'].sudo().browse))
        reactions = self.env['seitech.chat.reaction'].sudo().search([('message_id', 'in', self.ids)], order='id')
        for reaction in reactions:
            found[reaction.message_id.id][reaction.emoji] |= reaction.user_id
        return found

    def _desk_reaction_row(self, emoji, users):
        return {'emoji': emoji, 'count': len(users), 'mine': self.env.user in users, 'names': users.mapped('name')}
