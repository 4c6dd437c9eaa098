namespace UserMacro.WebApi.Api.Problems;

/// <summary>Endpoint metadata: what a caller gets when the endpoint failed, in place of the problem; null leaves it at the problem.</summary>
internal sealed record FailureAnswer(Func<HttpContext, ApiProblem, IResult?> Answer);
