using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;

namespace UserMacro.Grains.Macros;

/// <summary>What holds after a crash: changes that were stored are told to other records, and requests that were carried out are known.</summary>
internal sealed partial class MacroGrain : IOutboxSource
{
    public async Task<OutboxOutcome> Settle(long number)
    {
        await SettleAsync();
        if (_session.IsLost || _session.IsUnsettled)
            return OutboxOutcome.Delayed;
        if (_store.Number >= number)
            return OutboxOutcome.Settled;
        // Another activation may store it yet, or has done so since this one has read: the next time a new one reads.
        DeactivateOnIdle();
        return OutboxOutcome.NotStored;
    }

    public Task<bool> HasCarriedOut(string key, string request) =>
        Task.FromResult(_store.FindRequest(key, _time.GetUtcNow()) is { } done && string.Equals(done.Request, request, StringComparison.Ordinal));

    /// <summary>Edits, unless the request did so before: then it is answered anew from what is stored.</summary>
    async Task<Result<T>> EditOnceAsync<T>(TenantSettings settings, Func<TenantSettings, Task<Result<T>>> edit, Func<CarriedOutRequest, Task<Result<T>>> repeat)
    {
        if (CarriedOutRequest.Current(_time.GetUtcNow()) is not { } request)
            return await edit(settings);
        if (_store.FindRequest(request.Key, request.At) is { } done)
            return done.IsOf(request) ? (await repeat(done)) with { IsRepeat = true } : RepeatErrors.KeyReused;
        _store.BeginRequest(request);
        try
        {
            return await edit(settings);
        }
        finally
        {
            _store.EndRequest();
        }
    }

    Task<Result<MacroDetails>> RepeatAsync(CarriedOutRequest done) =>
        Task.FromResult(_editor.Read().TryGet(out var details, out _) ? Describe(details) : (Result<MacroDetails>)RepeatErrors.AnswerGone);

    async Task<Result<RevisionHeader>> RepeatReleaseAsync(CarriedOutRequest done) =>
        (await _history.ReadAsync(done.Number + 1, limit: 1)).Revisions is [var header] && header.Number == done.Number ? header : RepeatErrors.AnswerGone;
}
