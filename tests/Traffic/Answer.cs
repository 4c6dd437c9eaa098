using System.Net;

namespace UserMacro.Traffic;

/// <summary>How the service answered one request of a load.</summary>
/// <param name="What">What was asked, such as <c>render a</c>.</param>
/// <param name="Begun">When it was asked, or should have been when the load fell behind (<see cref="Moment"/>).</param>
/// <param name="Took">How long until the end of the answer.</param>
/// <param name="Verdict">What the answer is worth.</param>
/// <param name="Detail">Status or fault; empty for a good answer.</param>
public sealed record Answer(string What, TimeSpan Begun, TimeSpan Took, Verdict Verdict, string Detail)
{
    /// <summary>The answer to a request that has just ended.</summary>
    public static Answer From(string what, TimeSpan begun, HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var verdict = response.StatusCode switch
        {
            HttpStatusCode.OK => Verdict.Good,
            HttpStatusCode.ServiceUnavailable when response.Headers.RetryAfter is not null => Verdict.Unavailable,
            HttpStatusCode.PreconditionFailed => Verdict.Stale,
            _ => Verdict.Wrong,
        };
        return new(what, begun, Moment.Now - begun, verdict, verdict == Verdict.Good ? "" : $"{(int)response.StatusCode}");
    }

    /// <summary>An answer that is wrong for another reason than its status, or none at all.</summary>
    public static Answer Fault(string what, TimeSpan begun, string detail) => new(what, begun, Moment.Now - begun, Verdict.Wrong, detail);

    public override string ToString() => $"{What} after {Took.TotalSeconds:0.0} s: {Verdict} {Detail}";
}
