using System.Net;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Api;

/// <summary>The service answered a request with a problem.</summary>
internal sealed record Refusal(ExitCode Exit, string Message, HttpStatusCode Status, Problem Problem) : Failure(Exit, Message)
{
    const string ApprovalNeeded = "approval-needed";
    const string LimitReached = "limit-reached";
    const string NotFoundType = "not-found";

    /// <inheritdoc/>
    /// <remarks>Rights and approvals can differ from macro to macro.</remarks>
    public override bool EndsAll => Exit == ExitCode.Failed || Status == HttpStatusCode.Unauthorized;

    /// <summary>There is no such macro or revision; a 404 without our problem is a service without that address.</summary>
    public bool IsNotFound => Status == HttpStatusCode.NotFound && KindOf(Problem) == NotFoundType;

    public static Refusal From(HttpStatusCode status, Problem problem)
    {
        var said = problem.Detail ?? problem.Title;
        var (exit, message) = (status, KindOf(problem)) switch
        {
            (HttpStatusCode.Unauthorized, _) =>
                (ExitCode.NotAllowed,
                    "The service does not accept the token: it is wrong, expired or revoked, or of a site that does not use the service any more."),
            (HttpStatusCode.Forbidden, _) => (ExitCode.NotAllowed, said ?? "The token does not allow this."),
            (HttpStatusCode.Conflict, ApprovalNeeded) =>
                (ExitCode.NotAllowed, "The site wants a second pair of eyes: the draft is saved; ask another administrator to approve it on the admin page."),
            (HttpStatusCode.Conflict, LimitReached) => (ExitCode.Failed, said ?? "A limit of the service is reached."),
            (HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed, _) => (ExitCode.Conflict, said ?? "It was changed meanwhile."),
            (HttpStatusCode.NotFound, NotFoundType) => (ExitCode.Usage, said ?? "There is no such macro."),
            (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, _) =>
                (ExitCode.Failed, "The service does not know this request: the address is not that of User Macro, or its version is older than this tool."),
            (HttpStatusCode.UnprocessableEntity, _) => (ExitCode.Findings, said ?? "The definition breaks rules."),
            _ => (ExitCode.Failed, $"The service answered {(int)status}{(said is null ? "." : $": {said}")}"),
        };
        return new(exit, message, status, problem);
    }

    static string KindOf(Problem problem) => problem.Type?[(problem.Type.LastIndexOf('/') + 1)..] ?? "";
}
