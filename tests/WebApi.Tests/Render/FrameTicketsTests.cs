using System.Buffers.Text;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Render;
using UserMacro.WebApi.Render.Frames;

namespace UserMacro.WebApi.Tests.Render;

public sealed class FrameTicketsTests
{
    readonly FakeTimeProvider _time = new();
    readonly FrameTickets _tickets;

    public FrameTicketsTests() => _tickets = new(_time);

    [Fact]
    public void Open_Sealed_IsTheSameTicket()
    {
        var opened = _tickets.Open(_tickets.Seal(Ticket(), Access(1)), Access(1))!;

        opened.Macro.ShouldBe("panel");
        opened.Revision.ShouldBe(7);
        opened.Body.ShouldBe(BodyMode.Rendered);
        opened.Parameters.ShouldBe([new ParameterValue("level", "high")]);
        opened.Page.ShouldBe(new PageContext { Id = "42", SpaceKey = "DOC" });
        opened.AccountId.ShouldBe("viewer");
    }

    [Fact]
    public void Open_After15Minutes_IsNone()
    {
        var text = _tickets.Seal(Ticket(), Access(1));
        _time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        _tickets.Open(text, Access(1)).ShouldNotBeNull();

        _time.Advance(TimeSpan.FromSeconds(1));

        _tickets.Open(text, Access(1)).ShouldBeNull();
    }

    [Fact]
    public void Open_AnyByteChanged_IsNone()
    {
        var bytes = Base64Url.DecodeFromChars(_tickets.Seal(Ticket(), Access(1)));
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            _tickets.Open(Base64Url.EncodeToString(bytes), Access(1)).ShouldBeNull();
            bytes[at] ^= 1;
        }
    }

    [Fact]
    public void Open_OfAnotherTenantWithTheSameKey_IsNone() =>
        _tickets.Open(_tickets.Seal(Ticket(), Access(1)), Access(2)).ShouldBeNull();

    [Fact]
    public void Open_SealedForAnotherPurpose_IsNone()
    {
        var sealedText = new TicketSeal("one").Seal([1, 2, 3], Access(1));

        new TicketSeal("one").Open(sealedText, Access(1)).ShouldBe([1, 2, 3]);
        new TicketSeal("other").Open(sealedText, Access(1)).ShouldBeNull();
    }

    [Fact]
    public void Open_SealedUnderAnotherKey_IsNone()
    {
        var key = new byte[32];
        key[31] = 1;

        _tickets.Open(_tickets.Seal(Ticket(), Access(1) with { TicketKey = key }), Access(1)).ShouldBeNull();
    }

    [Fact]
    public void Seal_ManyTimes_NoNonceTwice()
    {
        var nonces = Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(Base64Url.DecodeFromChars(_tickets.Seal(Ticket(), Access(1))), 0, 12));

        nonces.Distinct(StringComparer.Ordinal).Count().ShouldBe(1000);
    }

    [Fact]
    public void Open_ShorterThanNonceAndTag_IsNone()
    {
        var bytes = Base64Url.DecodeFromChars(_tickets.Seal(Ticket(), Access(1)));
        for (var length = 0; length < bytes.Length; length++)
        {
            _tickets.Open(Base64Url.EncodeToString(bytes.AsSpan(0, length)), Access(1)).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("a b")]
    [InlineData("ä")]
    public void Open_NoTicket_IsNone(string text) => _tickets.Open(text, Access(1)).ShouldBeNull();

    static FrameTicket Ticket() => new()
    {
        Macro = "panel",
        Revision = 7,
        Body = BodyMode.Rendered,
        Parameters = [new("level", "high")],
        Page = new() { Id = "42", SpaceKey = "DOC" },
        AccountId = "viewer",
        OutputType = "display",
        MacroId = "m-1",
    };

    static TenantAccess Access(byte tenant)
    {
        var id = new byte[16];
        id[0] = tenant;
        return new(new HostCredentials("connect", "client", "secret"))
        {
            Tenant = TenantId.FromRandom(id),
            State = InstallationState.Enabled,
            BaseUrl = "https://site.atlassian.net/wiki",
            TicketKey = new byte[32],
        };
    }
}
