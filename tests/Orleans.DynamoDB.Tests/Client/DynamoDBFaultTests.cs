using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Orleans.DynamoDB;
using Orleans.DynamoDB.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Client;

public sealed class DynamoDBFaultTests
{
    public static TheoryData<Exception, string> Faults => new()
    {
        { Refusals.Throttled(), "ProvisionedThroughputExceededException (request " },
        { Refusals.Conflict(), "TransactionConflictException (request " },
        { new AmazonDynamoDBException("User: x is not authorized to perform: dynamodb:Query") { ErrorCode = "AccessDeniedException" }, "is not authorized" },
        { new ResourceNotFoundException("Requested resource not found") { ErrorCode = "ResourceNotFoundException" }, "is missing" },
        { new AmazonUnmarshallingException("html", "id", new InvalidOperationException()), "AmazonUnmarshallingException" },
        { new AmazonClientException("no credentials"), "AmazonClientException" },
        { new HttpRequestException("refused"), "HttpRequestException" },
        { new IOException("reset"), "IOException" },
        { new TimeoutException(), "did not answer in time" },
        { new TaskCanceledException(), "did not answer in time" },
        { new ObjectDisposedException("client"), "ObjectDisposedException" },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void On_FailureOfSdkOrNetwork_NamesTableAndCodeWithNothingInside(Exception exception, string expected)
    {
        DynamoDBFault.Is(exception, CancellationToken.None).ShouldBeTrue();

        var fault = DynamoDBFault.On("some-table", exception);
        fault.Message.ShouldContain("'some-table'");
        fault.Message.ShouldContain(expected);
        fault.InnerException.ShouldBeNull();
    }

    [Theory]
    [InlineData("ValidationException")]
    [InlineData("SerializationException")]
    [InlineData("InvalidSignatureException")]
    [InlineData("IdempotentParameterMismatchException")]
    public void On_RefusedRequest_QuotesNothingOfIt(string code)
    {
        var fault = DynamoDBFault.On("some-table", Refusals.Quoting(code));

        fault.Message.ShouldContain(code);
        fault.Message.ShouldNotContain(Refusals.Secret);
    }

    [Fact]
    public void On_OwnException_StaysAsItIs()
    {
        var known = new DynamoDBProviderException("known");

        DynamoDBFault.On("some-table", known).ShouldBeSameAs(known);
    }

    [Fact]
    public void Is_CancellationThatWasAskedFor_False() =>
        DynamoDBFault.Is(new OperationCanceledException(), new CancellationToken(canceled: true)).ShouldBeFalse();

    [Fact]
    public void Is_AnyOtherException_False() => DynamoDBFault.Is(new InvalidOperationException(), CancellationToken.None).ShouldBeFalse();
}
