using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.WebApi.Security;

/// <summary>What a token check gave: a caller, or the reason for there being none.</summary>
internal readonly record struct AuthenticationResult(HostCaller? Caller, Refusal Refusal, TokenFault Fault)
{
    public static implicit operator AuthenticationResult(HostCaller caller) => new(caller, default, TokenFault.None);

    public static implicit operator AuthenticationResult(Refusal refusal) => new(null, refusal, TokenFault.None);

    public static implicit operator AuthenticationResult(TokenFault fault) => new(null, Refusal.BadToken, fault);
}
