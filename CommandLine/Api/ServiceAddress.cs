using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Api;

/// <summary>The address of the service.</summary>
internal static class ServiceAddress
{
    public const string Variable = "USERMACRO_URL";

    /// <summary>Reads an address; it ends with a slash. Plain http would show the token to the network, so it goes to this machine only.</summary>
    public static Result<Uri> Read(string? option, Func<string, string?> variable)
    {
        var text = option ?? variable(Variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Failure(ExitCode.Usage, $"There is no address of the service: use --url, or set {Variable}.");
        }

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            return new Failure(ExitCode.Usage, "The address of the service must begin with https://.");
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return new Failure(ExitCode.Usage, "The address of the service must hold no user, query or fragment.");
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
        {
            return new Failure(ExitCode.Usage, "The address of the service must begin with https://: plain http would show the token to the network.");
        }

        return new Uri(uri.AbsoluteUri.TrimEnd('/') + '/');
    }
}
