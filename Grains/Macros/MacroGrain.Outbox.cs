using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;

namespace UserMacro.Grains.Macros;

/// <summary>What survives a crash: stored changes are dispatched to other records, and repeated requests are recognized.</summary>
internal sealed partial class MacroGrain : IOutboxSource
{
    public async Task<OutboxOutcome> Settle(long number)
    {
        await CompleteAsync();
        if (_macro.Work.IsLost || _macro.Work.IsIncomplete)
        {
            return OutboxOutcome.Delayed;
        }

        if (_macro.Store.Number >= number)
        {
            return OutboxOutcome.Settled;
        }

        // Another activation may still store it, or has stored it since this one read the state: a new activation reads it the next time.
        DeactivateOnIdle();
        return OutboxOutcome.NotStored;
    }

    public Task<bool> HasCarriedOut(string key, string request) =>
        Task.FromResult(_macro.Store.FindRequest(key, _time.GetUtcNow()) is { } done && string.Equals(done.Request, request, StringComparison.Ordinal));

    /// <summary>Makes an edit, unless the same request has already made it: then the answer comes from what is stored.</summary>
    async Task<Result<T>> EditOnceAsync<T>(TenantSettings settings, Func<TenantSettings, Task<Result<T>>> edit, Func<CompletedRequest, Task<Result<T>>> repeat)
    {
        if (CompletedRequest.Current(_time.GetUtcNow()) is not { } request)
        {
            return await edit(settings);
        }

        if (_macro.Store.FindRequest(request.Key, request.At) is { } done)
        {
            return done.IsOf(request) ? (await repeat(done)) with { IsRepeat = true } : RepeatErrors.KeyReused;
        }

        if (IdempotencyScope.IsRepeat)
        {
            // It changed nothing, or too many have come after it.
            return (await repeat(request)) with { IsRepeat = true };
        }

        _macro.Store.BeginRequest(request);
        try
        {
            return await edit(settings);
        }
        finally
        {
            _macro.Store.EndRequest();
        }
    }

    Task<Result<MacroDetails>> RepeatAsync(CompletedRequest done) =>
        Task.FromResult(_macro.Editor.Read().TryGet(out var details, out _) ? Describe(details) : (Result<MacroDetails>)RepeatErrors.AnswerGone);

    async Task<Result<RevisionHeader>> RepeatReleaseAsync(CompletedRequest done) =>
        (await _macro.History.ReadAsync(done.Number + 1, limit: 1)).Revisions is [var header] && header.Number == done.Number
            ? header
            : RepeatErrors.AnswerGone;
}
