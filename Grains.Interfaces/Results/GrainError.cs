using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Results;

/// <summary>A failure that callers must expect; mapped once to an RFC 9457 problem by the web API.</summary>
/// <param name="Message">What happened and what to do, for the person or script that called. Never holds tenant data.</param>
[GenerateSerializer, Immutable, Alias("error")]
public abstract record GrainError([property: Id(0)] string Message);

/// <summary>The site wants a second pair of eyes: ask for approval instead of publishing.</summary>
[GenerateSerializer, Immutable, Alias("error-approval-needed")]
public sealed record ApprovalNeededError(string Message) : GrainError(Message);

/// <summary>The request contradicts what is there, for example a key that is taken.</summary>
[GenerateSerializer, Immutable, Alias("error-conflict")]
public sealed record ConflictError(string Message) : GrainError(Message);

/// <summary>The data of the site were erased, or are being erased: nothing is stored for it any more.</summary>
[GenerateSerializer, Immutable, Alias("error-erased")]
public sealed record ErasedError(string Message) : GrainError(Message)
{
    /// <summary>A tenant that is closed.</summary>
    public static readonly ErasedError Tenant = new("The data of this site were erased. Install the app again to start with nothing.");
}

/// <summary>The caller is known and may not do this; another may.</summary>
[GenerateSerializer, Immutable, Alias("error-forbidden")]
public sealed record ForbiddenError(string Message) : GrainError(Message)
{
    /// <summary>The message for whoever would approve their own request to erase.</summary>
    public const string OwnErasure = "You requested the erasure yourself. Another administrator must request it too.";

    /// <summary>The message for whoever would decide on a draft that they asked approval of or edited themselves.</summary>
    public const string OwnDraft = "Neither the administrator who requested approval nor the one who last edited the draft can decide. Ask another one.";
}

/// <summary>The definition breaks rules; one problem per field, and the template's diagnostics with line and column.</summary>
/// <param name="Message">The summary.</param>
/// <param name="Fields">What is wrong with which field, in camel-case paths such as <c>parameters[2].name</c>.</param>
/// <param name="Diagnostics">What is wrong with the template.</param>
/// <param name="DraftNumber">The number of the draft that was kept nevertheless; null when nothing was stored.</param>
[GenerateSerializer, Immutable, Alias("error-invalid")]
public sealed record InvalidError(
    string Message,
    [property: Id(0)] ImmutableArray<FieldProblem> Fields,
    [property: Id(1)] ImmutableArray<TemplateDiagnostic> Diagnostics,
    [property: Id(2)] int? DraftNumber) : GrainError(Message);

/// <summary>The idempotency key was already used for another request.</summary>
[GenerateSerializer, Immutable, Alias("error-key-reused")]
public sealed record KeyReusedError(string Message) : GrainError(Message);

/// <summary>A limit of the product is reached; carries its name.</summary>
[GenerateSerializer, Immutable, Alias("error-limit")]
public sealed record LimitError(string Message, [property: Id(0)] string Limit) : GrainError(Message);

/// <summary>The thing named does not exist.</summary>
[GenerateSerializer, Immutable, Alias("error-not-found")]
public sealed record NotFoundError(string Message) : GrainError(Message)
{
    /// <summary>A macro that does not exist.</summary>
    public static readonly NotFoundError NoMacro = new("No macro has this key.");
}

/// <summary>The edit was made on a draft that has changed since; carries the number of the current one.</summary>
[GenerateSerializer, Immutable, Alias("error-stale")]
public sealed record StaleError(string Message, [property: Id(0)] int CurrentDraft) : GrainError(Message);

/// <summary>The outcome is unknown or the service is busy: ask again shortly.</summary>
[GenerateSerializer, Immutable, Alias("error-unavailable")]
public sealed record UnavailableError(string Message) : GrainError(Message);
