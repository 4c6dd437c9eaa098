using UserMacro.Model.Tests.Checks;
using UserMacro.Model.Tests.Operations;
using UserMacro.Model.Tests.Rules;
using UserMacro.Model.Tests.Service;

namespace UserMacro.Model.Tests.Runs;

/// <summary>An operation that was sent.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Book">Its site.</param>
/// <param name="Caller">Who sent it.</param>
/// <param name="Step">Its request.</param>
/// <param name="Key">The Idempotency-Key; null for none.</param>
/// <param name="Reply">The answer; null when none came.</param>
/// <param name="RivalReply">The answer to the rival.</param>
sealed record Sent(Operation Operation, SiteBook Book, Caller Caller, Step Step, string? Key, Reply? Reply = null, Reply? RivalReply = null)
{
    /// <summary>Whether the service has reported the outcome. 503 means that it may have been done.</summary>
    public bool IsAnswered => Reply is { Status: not 503 } && (Step.Rival is null || RivalReply is { Status: not 503 });

    /// <summary>Sends the request, and its rival's at the same moment through the other front end.</summary>
    public async Task<Sent> SendAsync(CancellationToken cancellation)
    {
        var first = Book.Client.SendAsync(Operation.FrontEnd, Caller, Step, Key, cancellation);
        var second = Step.Rival is { } rival
            ? Book.Client.SendAsync(1 - Operation.FrontEnd, Caller.Other(), rival, idempotencyKey: null, cancellation)
            : Task.FromResult<Reply?>(null);
        return this with { Reply = await first, RivalReply = await second };
    }

    public override string ToString()
    {
        var token = Caller.Token is { } used ? $" with a token of scope {used.Scope}" : "";
        var rival = Step.Rival is null ? "" : $"; rival → {RivalReply?.ToString() ?? "no answer"}";
        return $"{Operation}: {Step.Method} {Step.Path} If-Match {Step.IfMatch} as {Caller.Account}{token} → {Reply?.ToString() ?? "no answer"}{rival}";
    }
}
