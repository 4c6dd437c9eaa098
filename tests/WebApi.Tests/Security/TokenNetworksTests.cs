using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.WebApi.Security.Bearer;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Security;

public sealed class TokenNetworksTests : IDisposable
{
    const string Event = "was used from a new network";

    static readonly IPAddress Office = IPAddress.Parse("203.0.113.7");
    static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.9");

    readonly FakeTimeProvider _time = new();
    readonly CapturedLogs _logs = new();
    readonly ServiceProvider _services;
    readonly TokenNetworks _sut;

    public TokenNetworksTests()
    {
        _services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddProvider(_logs)).BuildServiceProvider();
        _sut = new(
            new(_services.GetRequiredService<IMeterFactory>(), _services.GetRequiredService<ILogger<SecurityEvents>>()), _time);
    }

    [Fact]
    public void Note_FirstNetworkAndTheSameAgain_IsNothingNew()
    {
        _sut.Note("a", Office);
        _sut.Note("a", Office);
        _sut.Note("b", Elsewhere);

        _logs.Text.ShouldNotContain(Event);
    }

    [Fact]
    public void Note_AnotherNetwork_IsOneEventThatNamesNobody()
    {
        _sut.Note("token-a", Office);
        _sut.Note("token-a", Elsewhere);
        _sut.Note("token-a", Elsewhere);

        _logs.Text.Split('\n').Count(line => line.Contains(Event, StringComparison.Ordinal)).ShouldBe(1);
        _logs.Text.ShouldNotContain("token-a");
        _logs.Text.ShouldNotContain(Elsewhere.ToString());
    }

    [Fact]
    public void Note_NetworkOfTheDayBefore_IsNewAgain()
    {
        _sut.Note("a", Office);
        _sut.Note("a", Elsewhere);
        for (var hour = 0; hour < 25; hour++)
        {
            _time.Advance(TimeSpan.FromHours(1));
            _sut.Note("a", Office);
        }

        _sut.Note("a", Elsewhere);

        _logs.Text.Split('\n').Count(line => line.Contains(Event, StringComparison.Ordinal)).ShouldBe(2);
    }

    public void Dispose()
    {
        _sut.Dispose();
        _services.Dispose();
    }
}
