using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Idempotency;

/// <summary>What a repeated request gets that cannot be answered as before.</summary>
internal static class RepeatErrors
{
    public static readonly ConflictError AnswerGone = new("This request was carried out before, and its answer is not kept. Read what it was about.");

    public static readonly KeyReusedError KeyReused = new("This Idempotency-Key came with another request within the last 24 hours. Choose a new one.");
}
