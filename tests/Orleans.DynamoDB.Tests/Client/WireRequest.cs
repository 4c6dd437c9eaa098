namespace UserMacro.Orleans.DynamoDB.Tests.Client;

/// <summary>One request as it went out: the operation's name and its JSON.</summary>
internal sealed record WireRequest(string Operation, string Body);
