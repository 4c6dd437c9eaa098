namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The caller is known and may not do this; another may.</summary>
[GenerateSerializer, Immutable, Alias("error-forbidden")]
public sealed record ForbiddenError(string Message) : GrainError(Message)
{
    /// <summary>The message for whoever would decide on a draft that they asked approval of or edited themselves.</summary>
    public const string OwnDraft = "Neither the administrator who requested approval nor the one who last edited the draft can decide. Ask another one.";
}
