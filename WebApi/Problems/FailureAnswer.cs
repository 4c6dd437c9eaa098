namespace UserMacro.WebApi.Problems;

/// <summary>Endpoint metadata: what a verified caller gets when the endpoint failed, in place of the problem.</summary>
internal sealed record FailureAnswer(Func<HttpContext, ApiProblem, IResult> Answer);
