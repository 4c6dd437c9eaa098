using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>Requests with an idempotency key, and those without one that come between.</summary>
public sealed class MacroRepeatTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    IMacroGrain Sut => cluster.Macro(_tenant, "badge");

    [Fact]
    public async Task Publish_RepeatedAfterAnotherPublishWithoutAKey_IsAnsweredWithItsOwnRevision()
    {
        (await Sut.Create(Definitions.Create("1"), "u1")).Error.ShouldBeNull();
        (await PublishOnceAsync()).Value!.Number.ShouldBe(1);
        (await Sut.SaveDraft(Definitions.Create("2"), 1, "u1")).Error.ShouldBeNull();
        (await Sut.Publish(2, "", "u1")).Value!.Number.ShouldBe(2);

        var repeat = await PublishOnceAsync();

        (repeat.IsRepeat, repeat.Value!.Number).ShouldBe((true, 1));
        (await Sut.History(before: null, limit: 10)).Value!.Revisions.Select(revision => revision.Number).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task Publish_AnotherRequestUnderTheKey_IsRefused()
    {
        (await Sut.Create(Definitions.Create("1"), "u1")).Error.ShouldBeNull();
        (await PublishOnceAsync()).Error.ShouldBeNull();

        (await PublishOnceAsync(request: "4e5f")).Error.ShouldBeOfType<KeyReusedError>();
    }

    /// <summary>The front end knows that the request was carried out; the macro does not, say because many have come since.</summary>
    [Fact]
    public async Task Publish_KnownToBeARepeatButNotFound_IsNotCarriedOut()
    {
        (await Sut.Create(Definitions.Create("1"), "u1")).Error.ShouldBeNull();

        var repeat = await RepeatAsync();

        repeat.Error.ShouldBeOfType<ConflictError>();
        (await Sut.Read()).Value!.Published.ShouldBeNull();
    }

    async Task<Result<RevisionHeader>> PublishOnceAsync(string request = "2c3d")
    {
        // The scope ends with this method.
        IdempotencyScope.Enter("0a1b", request);
        return await Sut.Publish(1, "", "u1");
    }

    async Task<Result<RevisionHeader>> RepeatAsync()
    {
        IdempotencyScope.EnterRepeat("0a1b", "2c3d");
        return await Sut.Publish(1, "", "u1");
    }
}
