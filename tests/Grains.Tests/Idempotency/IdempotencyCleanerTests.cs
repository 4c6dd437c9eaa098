using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Idempotency;

/// <summary>Answers end by their lifetime, also those of slots that no silo has had in memory since.</summary>
public sealed class IdempotencyCleanerTests
{
    static readonly StoredAnswer Answer = new(201, null, "\"1\"", "/x", null);

    readonly GrainCluster _cluster;
    readonly IIdempotencyGrain _slot;
    readonly IIdempotencyCleanerGrain _sut;

    public IdempotencyCleanerTests(GrainCluster cluster)
    {
        var tenant = GrainCluster.NewTenant();
        TenantScope.Enter(tenant);
        _cluster = cluster;
        _slot = cluster.Grains.GetGrain<IIdempotencyGrain>(GrainKeys.Idempotency(tenant, 7));
        _sut = cluster.Grains.GetGrain<IIdempotencyCleanerGrain>(GrainKeys.Tenant(tenant));
    }

    [Fact]
    public async Task Reminder_AnswersOfASiloThatEnded_AreErasedAndItEnds()
    {
        var stored = new IdempotencyShard { Requests = [new("a", "one", TimeProvider.System.GetUtcNow().AddDays(-2), Answer)] };
        await _cluster.Storage.WriteStateAsync("slot", _slot.GetGrainId(), new GrainState<IdempotencyShard>(stored));
        await _sut.Watch();

        await RemindAsync();

        (await ReadAsync()).RecordExists.ShouldBeFalse();
        (await _cluster.CountRemindersAsync(_sut)).ShouldBe(0);
    }

    [Fact]
    public async Task Reminder_AnswerWithinItsTime_StaysAndSoDoesTheReminder()
    {
        await _slot.Complete("a", "one", Answer);
        (await _cluster.CountRemindersAsync(_sut)).ShouldBe(1);

        await RemindAsync();

        (await ReadAsync()).State!.Requests.ShouldHaveSingleItem().Answer.ShouldBe(Answer);
        (await _cluster.CountRemindersAsync(_sut)).ShouldBe(1);
    }

    [Fact]
    public async Task Complete_AfterTheReminderEnded_BeginsItAgain()
    {
        await _sut.Watch();
        await RemindAsync();
        (await _cluster.CountRemindersAsync(_sut)).ShouldBe(0);

        await _slot.Complete("a", "one", Answer);

        (await _cluster.CountRemindersAsync(_sut)).ShouldBe(1);
    }

    Task RemindAsync() => _sut.AsReference<IRemindable>().ReceiveReminder(IdempotencyCleanerGrain.ReminderName, default);

    async Task<GrainState<IdempotencyShard>> ReadAsync()
    {
        var state = new GrainState<IdempotencyShard>(new());
        await _cluster.Storage.ReadStateAsync("slot", _slot.GetGrainId(), state);
        return state;
    }
}
