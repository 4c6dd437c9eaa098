using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Idempotency;

/// <summary>Keeps a reminder as long as a slot of the tenant holds answers. A slot in memory erases them by itself; the reminder is for the others.</summary>
[GrainType("idempotencycleaner")]
internal sealed class IdempotencyCleanerGrain : Grain, IIdempotencyCleanerGrain, IRemindable
{
    public const string ReminderName = "answers";

    const int CleanedAtOnce = 16;

    /// <summary>How long an answer can be stored beyond its time, if its silo ended.</summary>
    static readonly TimeSpan Look = TimeSpan.FromHours(6);

    bool _reminded;
    int _watches;

    public async Task Watch()
    {
        _watches++;
        if (!_reminded)
        {
            await this.RegisterOrUpdateReminder(ReminderName, Look, Look);
            _reminded = true;
        }
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var watches = _watches;
        var isEmpty = true;
        foreach (var some in Enumerable.Range(0, GrainKeys.IdempotencySlots).Chunk(CleanedAtOnce))
        {
            isEmpty &= (await Task.WhenAll(some.Select(CleanAsync))).All(isClean => isClean);
        }

        // A slot that is about to store its first answer has said so since.
        if (isEmpty && watches == _watches)
        {
            _reminded = false;
            await ForgetReminderAsync(reminderName);
        }
    }

    Task<bool> CleanAsync(int slot) =>
        GrainFactory.GetGrain<IIdempotencyGrain>(GrainKeys.Idempotency(TenantId.Parse(this.GetPrimaryKeyString()), (byte)slot)).Clean();

    async Task ForgetReminderAsync(string name)
    {
        if (await this.GetReminder(name) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
