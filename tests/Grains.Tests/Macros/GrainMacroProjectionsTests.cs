using NSubstitute;
using NSubstitute.ExceptionExtensions;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

public sealed class GrainMacroProjectionsTests
{
    readonly IMacroCatalogGrain _catalog = Substitute.For<IMacroCatalogGrain>();
    readonly GrainMacroProjections _copies;

    public GrainMacroProjectionsTests()
    {
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<IMacroCatalogGrain>(Arg.Any<string>()).Returns(_catalog);
        _copies = new(grains, GrainCluster.NewTenant(), MacroKey.Parse("note"));
    }

    [Fact]
    public async Task Unlist_WhoseAnswerIsLost_IsAskedAgain()
    {
        _catalog.Remove(default, default).ReturnsForAnyArgs(_ => throw new TimeoutException(), _ => Task.CompletedTask);

        await _copies.UnlistAsync(7);

        await _catalog.ReceivedWithAnyArgs(2).Remove(default, default);
    }

    [Fact]
    public async Task Unlist_NeverAnswered_EndsAfterTheLastTry()
    {
        _catalog.Remove(default, default).ThrowsAsyncForAnyArgs(new TimeoutException());

        await Should.ThrowAsync<TimeoutException>(() => _copies.UnlistAsync(7));

        await _catalog.ReceivedWithAnyArgs(GrainMacroProjections.Tries).Remove(default, default);
    }

    [Fact]
    public async Task Unlist_Refused_IsNotAskedAgain()
    {
        _catalog.Remove(default, default).ThrowsAsyncForAnyArgs(new IOException());

        await Should.ThrowAsync<IOException>(() => _copies.UnlistAsync(7));

        await _catalog.ReceivedWithAnyArgs(1).Remove(default, default);
    }
}
