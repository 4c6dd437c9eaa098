using UserMacro.Grains.Interfaces.Limiting;

namespace UserMacro.WebApi.Api.Problems;

/// <summary>Found while the body of a request is read: it holds more than is allowed. Answered 413.</summary>
/// <param name="message">The limit and the actual size (<see cref="Excess"/>).</param>
/// <param name="limit">The name of the limit.</param>
internal sealed class OversizedBodyException(string message, string limit) : BadHttpRequestException(message, StatusCodes.Status413PayloadTooLarge)
{
    public string Limit => limit;
}
