from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestNews(DeskCase):

    def news(self, after, among=(), limit=100, user=None):
        messages = self.env['seitech.chat.message'].with_user(user or self.gateway)
        return messages.gateway_news(after, list(among), ['channel_id', 'content'], limit)

    def test_arrivals_are_of_every_channel_and_texts_of_visitors_only(self):
        gossip = self.say(self.plain, self.internal)
        answer = self.say(self.agent, self.support, content='Hello')
        news = self.news(gossip.id - 1)
        self.assertEqual(news['arrivals'], [
            {'id': message.id, 'channel_id': message.channel_id.id, 'create_date': message.create_date}
            for message in (gossip, answer)])
        self.assertEqual([(row['id'], row['content']) for row in news['messages']], [(answer.id, 'Hello')])

    def test_other_fields_are_not_told(self):
        row = self.env['seitech.chat.message'].with_user(self.gateway).gateway_news(
            self.question.id - 1, [], ['content', 'desk_edited_at', 'create_uid'], 1)['messages'][0]
        self.assertEqual(set(row), {'id', 'content'})

    def test_those_among_are_told_though_they_are_older_without_texts(self):
        last = self.say(self.agent, self.support)
        news = self.news(last.id, among=[self.question.id])
        self.assertEqual(([row['id'] for row in news['arrivals']], news['messages']), ([self.question.id], []))

    def test_many_come_without_texts(self):
        first = self.say(self.agent, self.support)
        for _each in range(50):
            self.say(self.agent, self.support)
        news = self.news(first.id - 1)
        self.assertEqual((len(news['arrivals']), news['messages']), (51, []))

    def test_limit_cuts_the_latest(self):
        first = self.say(self.agent, self.support)
        self.say(self.agent, self.support)
        self.assertEqual([row['id'] for row in self.news(first.id - 1, limit=1)['arrivals']], [first.id])

    def test_nobody_but_the_gateway_asks(self):
        self.assert_denied(self.news, 0, user=self.agent)
