using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Privacy;

/// <summary>What people of a tenant asked its administrators to do with their data.</summary>
[GenerateSerializer, Immutable, Alias("privacy-request-list")]
internal sealed record PrivacyRequestList
{
    /// <summary>How long a request and what people wrote about it are kept after the answer.</summary>
    public static readonly TimeSpan KeptAfterAnswer = TimeSpan.FromDays(90);

    static readonly NotFoundError None = new("There is no open request with this ID.");

    [Id(0)] public ImmutableArray<PrivacyRequest> Requests { get; init; } = [];

    public Result<PrivacyRequestList> Add(PrivacyRequest request)
    {
        if (FaultOf("note", request.Note) is { } fault)
        {
            return fault;
        }

        var open = Requests.Where(other => other.Answer is null).ToList();
        if (open.Exists(other => other.Kind == request.Kind && string.Equals(other.RequestedBy, request.RequestedBy, StringComparison.Ordinal)))
        {
            return new ConflictError("Your request is open already. An administrator will answer it.");
        }

        return open.Count >= Limits.PrivacyRequests
            ? new LimitError("Too many requests are open at this site. Turn to an administrator.", Limits.NameOf(nameof(Limits.PrivacyRequests)))
            : this with { Requests = Requests.Insert(0, request) };
    }

    public Result<PrivacyRequestList> Withdraw(string id, string person) =>
        Find(id) is { Answer: null } request && string.Equals(request.RequestedBy, person, StringComparison.Ordinal)
            ? this with { Requests = Requests.Remove(request) }
            : None;

    public Result<PrivacyRequestList> Answer(string id, PrivacyAnswer answer)
    {
        if (FaultOf("reason", answer.Reason) is { } fault)
        {
            return fault;
        }

        if (answer is { Outcome: PrivacyOutcome.Declined } && string.IsNullOrWhiteSpace(answer.Reason))
        {
            return Invalid("reason", "Say why the request is declined.");
        }

        return Find(id) switch
        {
            null => None,
            { Answer: not null } => new ConflictError("The request was answered before."),
            var request => this with { Requests = Requests.Replace(request, request with { Answer = answer }) },
        };
    }

    /// <summary>Without what was answered long ago; this very list when there is none.</summary>
    public PrivacyRequestList Forget(DateTimeOffset now) =>
        Requests.RemoveAll(request => request.Answer is { } answer && answer.At + KeptAfterAnswer <= now) is var kept && kept.Length == Requests.Length
            ? this
            : this with { Requests = kept };

    public PrivacyRequest? Find(string id) => Requests.FirstOrDefault(request => string.Equals(request.Id, id, StringComparison.Ordinal));

    static InvalidError? FaultOf(string field, string text) => text.Length > Limits.PrivacyNote
        ? Invalid(field, Excess.Of("It", text.Length, Limits.PrivacyNote, "characters"))
        : null;

    static InvalidError Invalid(string field, string message) => new("The request is incomplete or too long.", [new(field, message)], [], DraftNumber: null);
}
