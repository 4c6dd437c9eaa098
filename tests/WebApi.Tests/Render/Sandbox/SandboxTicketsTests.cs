using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Render.Sandbox;

namespace UserMacro.WebApi.Tests.Render.Sandbox;

public sealed class SandboxTicketsTests
{
    static readonly TenantAccess Access = new(new HostCredentials("connect", "client.with.dots", "secret"))
    {
        Tenant = TenantId.FromRandom(new byte[16]),
        State = InstallationState.Enabled,
        BaseUrl = "https://site.atlassian.net/wiki",
        TicketKey = new byte[32],
    };

    [Fact]
    public void Open_Within60Seconds_IsTheTicket()
    {
        var time = new FakeTimeProvider();
        var tickets = new SandboxTickets(time);
        var text = tickets.Seal(["https://cdn.example.com"], Access);
        SandboxTickets.SiteOf(text).ShouldBe("client.with.dots");

        time.Advance(TimeSpan.FromSeconds(59));
        tickets.Open(text, Access)!.Hosts.ShouldBe(["https://cdn.example.com"]);
        time.Advance(TimeSpan.FromSeconds(1));
        tickets.Open(text, Access).ShouldBeNull();
    }

    [Fact]
    public void Open_AnyCharacterOfTheSealChangedOrOfAnotherTenant_IsNone()
    {
        var tickets = new SandboxTickets(new FakeTimeProvider());
        var text = tickets.Seal(["https://cdn.example.com"], Access);
        var other = Access with { Tenant = TenantId.FromRandom([.. Enumerable.Repeat((byte)1, 16)]) };

        tickets.Open(text, other).ShouldBeNull();
        for (var at = text.IndexOf('.', StringComparison.Ordinal) + 1; at < text.Length - 1; at++)
        {
            tickets.Open(text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..], Access).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a b.c")]
    [InlineData("no-separator")]
    public void SiteOf_NoTicket_IsNone(string text) => SandboxTickets.SiteOf(text).ShouldBeNull();
}
