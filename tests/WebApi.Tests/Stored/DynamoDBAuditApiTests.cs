using UserMacro.WebApi.Tests.Audit;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBAuditApiTests(DynamoDBApp app) : AuditApiTests(app);
