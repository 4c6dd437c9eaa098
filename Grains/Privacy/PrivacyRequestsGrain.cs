using System.Collections.Immutable;
using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Privacy;

[GrainType("privacyrequests")]
internal sealed class PrivacyRequestsGrain(
    [PersistentState("requests")] IPersistentState<PrivacyRequestList> state, IGrainContext context, TimeProvider time)
    : Grain, IPrivacyRequestsGrain, IRemindable
{
    const string ReminderName = "forget";
    const int IdLength = 16;

    /// <summary>How long a request can be stored beyond its time.</summary>
    static readonly TimeSpan Look = TimeSpan.FromDays(1);

    readonly GrainRecord<PrivacyRequestList> _record = new(context, state);

    public Task<ImmutableArray<PrivacyRequest>> List() => Task.FromResult(_record.Value.Forget(time.GetUtcNow()).Requests);

    public Task<Result<PrivacyRequest>> Create(PrivacyRequestKind kind, string note, string person)
    {
        var request = new PrivacyRequest(RandomNumberGenerator.GetHexString(IdLength, lowercase: true), kind, person, time.GetUtcNow(), note);
        return StoreAsync(list => list.Add(request), _ => request);
    }

    public Task<Result<PrivacyRequest>> Withdraw(string id, string person)
    {
        var request = _record.Value.Find(id);
        return StoreAsync(list => list.Withdraw(id, person), _ => request!);
    }

    public Task<Result<PrivacyRequest>> Answer(string id, PrivacyOutcome outcome, string reason, string editor) =>
        StoreAsync(list => list.Answer(id, new(outcome, reason, editor, time.GetUtcNow())), list => list.Find(id)!);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var next = _record.Value.Forget(time.GetUtcNow());
        if (!ReferenceEquals(next, _record.Value))
        {
            await _record.WriteAsync(next);
        }

        if (next.Requests.IsEmpty && await this.GetReminder(reminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    async Task<Result<PrivacyRequest>> StoreAsync(
        Func<PrivacyRequestList, Result<PrivacyRequestList>> change, Func<PrivacyRequestList, PrivacyRequest> answer)
    {
        if (!change(_record.Value.Forget(time.GetUtcNow())).TryGet(out var next, out var error))
        {
            return error;
        }

        await AccountKeeper.KeepAsync(GrainFactory, TenantId.Parse(this.GetPrimaryKeyString()));
        if (!next.Requests.IsEmpty)
        {
            // First, so that nothing is kept for ever.
            await this.RegisterOrUpdateReminder(ReminderName, Look, Look);
        }

        await _record.WriteAsync(next);
        return answer(next);
    }
}
