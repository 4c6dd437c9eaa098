using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Transfer;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBTransferApiTests(DynamoDBApp app) : TransferApiTests(app);
